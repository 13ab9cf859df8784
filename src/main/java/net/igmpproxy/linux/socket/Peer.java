package net.igmpproxy.linux.socket;

import net.igmpproxy.linux.libc.Native;

/**
 * Process at the other end of a local socket, as of its call of {@code connect} or {@code listen} (SO_PEERCRED in
 * unix(7)).
 *
 * @param process process id; 0 if its PID namespace is not visible
 * @param user    effective user id
 */
public record Peer(int process, int user) {
    private static final int ROOT = 0;

    /** Returns true for processes of root or of the same user, which have full control of this process anyway. */
    public boolean isTrusted(Native os) {
        return user == ROOT || user == os.libc().geteuid();
    }

    @Override
    public String toString() {
        return (process == 0 ? "a process of another PID namespace" : "process " + process) + " of user " + user;
    }
}
