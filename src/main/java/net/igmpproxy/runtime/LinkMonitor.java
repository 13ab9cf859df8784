package net.igmpproxy.runtime;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Link;

/** The interfaces of the namespace and their IPv4 addresses, by rtnetlink. */
public interface LinkMonitor {
    /** All interfaces but loopback, as they are now. */
    List<Link> links();

    /**
     * Reads the notifications that have come, without blocking.
     *
     * @return whether any of them may have changed what {@link #links()} answers; also true after an overrun
     */
    boolean changed();

    /** What has last kept notifications from being read, and was mended; told once. */
    Optional<KernelException> takeFailure();
}
