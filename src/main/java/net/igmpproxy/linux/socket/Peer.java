package net.igmpproxy.linux.socket;

import net.igmpproxy.linux.libc.Native;

/**
 * The process at the other end of a local socket, as the kernel saw it when it called {@code connect} or {@code listen}
 * (SO_PEERCRED in unix(7)).
 *
 * @param process its number; 0 if it is in a PID namespace that is not visible from here
 * @param user    its effective user
 */
public record Peer(int process, int user) {
    private static final int ROOT = 0;

    /** Processes of root and of the own user could do to this one whatever they like anyway. */
    public boolean isTrusted(Native os) {
        return user == ROOT || user == os.libc().geteuid();
    }

    @Override
    public String toString() {
        return (process == 0 ? "a process of another PID namespace" : "process " + process) + " of user " + user;
    }
}
