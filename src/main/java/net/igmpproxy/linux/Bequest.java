package net.igmpproxy.linux;

import net.igmpproxy.runtime.Legacy;

/** The routing socket of a process before this one, and what that process knew, given by whoever has them now. */
interface Bequest extends Resource {
    /** The routing socket, this process's own from now on. */
    FileDescriptor routing();

    /** What was left. */
    Legacy legacy();

    /** All is in place: whoever gave it may let go. */
    void taken();

    /** What was left is of no use: whoever gave it is to clear up. */
    void refused();
}
