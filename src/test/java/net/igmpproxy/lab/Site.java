package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.Namespaces;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** The ground that routers are tested on: namespaces, the router's among them, and what is opened in them. */
public final class Site implements AutoCloseable {
    private final Namespaces namespaces = new Namespaces();
    private final Resources resources = new Resources();
    private final NetworkNamespace router;

    private Site() {
        this.router = namespace("router");
    }

    /** Clears what dead processes have left behind and makes a site with nothing but the router's namespace. */
    public static Site create() {
        Namespaces.removeLeftovers();
        return new Site();
    }

    /** The router's namespace. */
    public NetworkNamespace router() {
        return router;
    }

    /** Makes another namespace, which vanishes with the site; a label may be used once, and "router" is taken. */
    public NetworkNamespace namespace(String label) {
        NetworkNamespace namespace = namespaces.create(label);
        own(namespace::close);
        return namespace;
    }

    /** Takes charge of closing something, before what the site came to own earlier. */
    public void own(Runnable closing) {
        resources.own(closing);
    }

    Nic nic(NetworkNamespace namespace, String name) {
        return new Nic(namespace, name, resources);
    }

    @Override
    public void close() {
        resources.close();
    }
}
