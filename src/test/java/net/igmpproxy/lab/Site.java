package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.Namespaces;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * The ground a laboratory is built on: its namespaces, which vanish with it, and the router's among them.
 *
 * @param resources what to close in the end
 */
record Site(Namespaces namespaces, Resources resources, NetworkNamespace router) {
    static Site create(Resources resources) {
        Namespaces namespaces = new Namespaces();
        NetworkNamespace router = namespaces.create("router");
        resources.own(router::close);
        return new Site(namespaces, resources, router);
    }

    NetworkNamespace namespace(String label) {
        NetworkNamespace namespace = namespaces.create(label);
        resources.own(namespace::close);
        return namespace;
    }

    Nic nic(NetworkNamespace namespace, String name) {
        return new Nic(namespace, name, resources);
    }
}
