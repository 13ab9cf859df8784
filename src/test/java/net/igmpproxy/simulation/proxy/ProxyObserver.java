package net.igmpproxy.simulation.proxy;

import net.igmpproxy.simulation.network.Datagram;

/** Observer of the inputs and outputs of the proxy. */
public interface ProxyObserver {
    /** Called before the engine receives a packet. */
    default void delivered(String interfaceName, Datagram datagram) {}

    /** Called after the engine has sent a packet. */
    default void sent(String interfaceName, Datagram datagram) {}

    /** Called before the engine receives a NOCACHE upcall. */
    default void asked(String source, String group) {}

    /** Called before the engine receives a new configuration. */
    default void configured(Settings before, Settings after) {}

    /** Called after the engine was replaced by one with the same state. */
    default void restarted() {}

    /** Called after the program has shut down: the state of an interface is lost. */
    default void forgotten(String interfaceName) {}

    /** Called after an interface was deleted; the memberships of its hosts may be resumed when it returns. */
    default void removed(String interfaceName) {
        forgotten(interfaceName);
    }

    /** Called after an interface has come up. */
    default void cameUp(String interfaceName) {}
}
