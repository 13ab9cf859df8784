package net.igmpproxy.linux;

import java.util.Optional;
import net.igmpproxy.runtime.Legacy;

/** What the service manager has kept of a process that has ended. */
final class StoredBequest implements Bequest {
    private final ServiceManager manager;
    private final FileDescriptor routing;
    private final Legacy legacy;

    /**
     * @param state what the process knew; empty if it died
     */
    StoredBequest(ServiceManager manager, FileDescriptor routing, Optional<byte[]> state) {
        this.manager = manager;
        this.routing = routing;
        this.legacy = new Legacy(state, false);
    }

    @Override
    public FileDescriptor routing() {
        return routing;
    }

    @Override
    public Legacy legacy() {
        return legacy;
    }

    /** {@inheritDoc} Of the routing socket the manager keeps its copy: this process may die, too. */
    @Override
    public void taken() {
        manager.discard(ServiceManager.STATE);
    }

    @Override
    public void refused() {
        manager.discard(ServiceManager.STATE);
        manager.discard(ServiceManager.ROUTING);
    }

    @Override
    public void close() {
        // The routing socket belongs to whoever works with it.
    }
}
