package net.igmpproxy.soak;

import java.time.Duration;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Subscription;

/**
 * What the proxy uses, and what its viewer has missed, at one moment.
 *
 * @param elapsed     since the start
 * @param groups      memberships that the proxy knows
 * @param entries     forwarding entries
 * @param descriptors files and sockets, but for those of TCP
 * @param threads     all of them
 * @param liveHeap    octets in use once all garbage is gone
 * @param resident    octets of memory
 * @param lost        packets that the viewer has missed
 */
record Reading(
        Duration elapsed,
        int groups,
        int entries,
        long descriptors,
        int threads,
        double liveHeap,
        long resident,
        long lost) {
    static final String HEADING = "%8s %7s %8s %12s %8s %14s %10s %6s"
            .formatted("time", "groups", "entries", "descriptors", "threads", "live heap MiB", "RSS MiB", "lost");

    private static final double MEBI = 1 << 20;

    static Reading of(Laboratory lab, Subscription viewer, Duration elapsed) {
        return new Reading(
                elapsed,
                lab.rest().items("/api/v1/groups").size(),
                lab.rest().items("/api/v1/routes").size(),
                lab.proxy().descriptors(),
                lab.proxy().threads().size(),
                lab.proxy().liveHeap(),
                lab.proxy().residentOctets(),
                viewer.reception().lost());
    }

    String line() {
        return "%8s %7d %8d %12d %8d %14.1f %10.1f %6d"
                .formatted(
                        "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart()),
                        groups,
                        entries,
                        descriptors,
                        threads,
                        liveHeap / MEBI,
                        resident / MEBI,
                        lost);
    }
}
