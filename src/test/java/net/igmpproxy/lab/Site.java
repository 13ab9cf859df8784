package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.Namespaces;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** Namespaces of a laboratory, including the router's, and the resources opened in them. */
public final class Site implements AutoCloseable {
    private final Namespaces namespaces = new Namespaces();
    private final Resources resources = new Resources();
    private final NetworkNamespace router;

    private Site() {
        this.router = namespace("router");
    }

    /** Removes namespaces of dead processes and creates a site with the router's namespace. */
    public static Site create() {
        Namespaces.removeLeftovers();
        return new Site();
    }

    /** Returns the router's namespace. */
    public NetworkNamespace router() {
        return router;
    }

    /** Creates a namespace that is deleted with the site. Labels must be unique; "router" is in use. */
    public NetworkNamespace namespace(String label) {
        NetworkNamespace namespace = namespaces.create(label);
        own(namespace::close);
        return namespace;
    }

    /** Adds an action that closes a resource, before those added earlier. */
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
