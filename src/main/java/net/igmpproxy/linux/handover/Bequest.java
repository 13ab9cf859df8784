package net.igmpproxy.linux.handover;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.runtime.port.Legacy;

/** The routing socket of a process before this one, and what that process knew, given by whoever has them now. */
public interface Bequest extends Resource {
    /** The routing socket, this process's own from now on. */
    FileDescriptor routing();

    /** What was left. */
    Legacy legacy();

    /**
     * Tells whoever gave it that it is being put in place, if that waits for it.
     *
     * @return false if it waits no more: it works again, or has died
     */
    boolean working();

    /**
     * All is in place: whoever gave it may let go. It may close a descriptor of the socket, and with it the lock: that is to be
     * acquired once more.
     *
     * @return false if it has taken all back
     */
    boolean taken();

    /** It is not taken now, and may be asked for again. */
    void decline();
}
