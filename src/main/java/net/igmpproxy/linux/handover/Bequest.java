package net.igmpproxy.linux.handover;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.runtime.port.Legacy;

/** Routing socket and snapshot of the previous process, offered by their present holder. */
public interface Bequest extends Resource {
    /** Returns the routing socket, now owned by this process. */
    FileDescriptor routing();

    /** Returns the state left by the previous process. */
    Legacy legacy();

    /**
     * Notifies the giver that the takeover is in progress, if the giver waits for that.
     *
     * @return false if the giver no longer waits: it has resumed or has died
     */
    boolean working();

    /**
     * Notifies the giver that the takeover is complete. The giver may then close a descriptor of the socket, which
     * releases the lock; this process must acquire the lock again.
     *
     * @return false if the giver has resumed
     */
    boolean taken();

    /** Refuses the offer for now; it can be requested again. */
    void decline();
}
