package net.igmpproxy.linux.handover;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.runtime.port.Legacy;

/**
 * What the service manager has kept of a process that has ended.
 *
 * @param manager keeps its copy of the routing socket: this process may die, too
 * @param routing a copy
 * @param legacy  what the process knew; without a state if it died
 */
record StoredBequest(ServiceManager manager, FileDescriptor routing, Legacy legacy) implements Bequest {
    @Override
    public boolean working() {
        return true;
    }

    @Override
    public boolean taken() {
        manager.releaseInherited();
        return true;
    }

    @Override
    public void decline() {
        routing.close();
    }

    @Override
    public void close() {
        // The routing socket belongs to whoever works with it.
    }
}
