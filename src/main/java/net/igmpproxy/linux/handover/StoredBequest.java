package net.igmpproxy.linux.handover;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.runtime.port.Legacy;

/**
 * State stored by the service manager for a process that has exited.
 *
 * @param manager service manager, which keeps its copy of the routing socket in case this process dies
 * @param routing copy of the routing socket
 * @param legacy  state of the process; without a snapshot if it died
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
        // The user of the routing socket owns it.
    }
}
