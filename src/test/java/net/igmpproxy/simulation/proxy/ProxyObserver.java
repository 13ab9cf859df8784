package net.igmpproxy.simulation.proxy;

import net.igmpproxy.simulation.network.Datagram;

/** Whoever watches what goes into the proxy and comes out of it. */
public interface ProxyObserver {
    /** The engine is about to be given a packet. */
    default void delivered(String interfaceName, Datagram datagram) {}

    /** The engine has sent a packet. */
    default void sent(String interfaceName, Datagram datagram) {}

    /** The kernel has no entry for packets of a source, and the engine is about to be asked for one. */
    default void asked(String source, String group) {}

    /** The engine is about to be given another configuration. */
    default void configured(Settings before, Settings after) {}

    /** The engine has been replaced by another one, which knows what it knew. */
    default void restarted() {}

    /** The program has ceased to run: what was known of an interface is forgotten. */
    default void forgotten(String interfaceName) {}

    /** An interface has ceased to exist: what its hosts wanted may be taken up again when it comes back. */
    default void removed(String interfaceName) {
        forgotten(interfaceName);
    }

    /** An interface has come up. */
    default void cameUp(String interfaceName) {}
}
