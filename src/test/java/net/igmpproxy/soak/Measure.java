package net.igmpproxy.soak;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Subscription;

/** What is read of a proxy that lives long, and how it may change. */
enum Measure {
    GROUPS("groups", of(lab -> lab.rest().items("/api/v1/groups").size()), Rule.none()),
    ENTRIES("entries", of(lab -> lab.rest().items("/api/v1/routes").size()), Rule.steady(1_000)),
    VIFS("VIFs", of(lab -> lab.router().procNet("ip_mr_vif").lines().count() - 1.0), Rule.constant()),
    DESCRIPTORS("descriptors", of(lab -> lab.proxy().descriptors()), Rule.steady(2)),
    THREADS("threads", of(lab -> lab.proxy().threads().size()), Rule.steady(4)),

    /** The ceiling that docs/performance.md names for a soak. */
    RESIDENT(
            "RSS MiB",
            of(lab -> lab.proxy().residentOctets() / Measure.MEBI),
            Rule.atMost(384).and(Rule.steady(32))),

    /** After a full collection, so that it is seldom read, and after the resident memory: that is to be as without one. */
    LIVE_HEAP("live heap MiB", of(lab -> lab.proxy().liveHeap() / Measure.MEBI), Rule.steady(8)),
    LOG_LINES("log lines", of(lab -> lab.proxy().wholeLog().lines().count()), Rule.growingAtMost(100)),
    FAULTS("faults", of(lab -> lab.proxy().metrics().sum("igmp_proxy_faults_total", Map.of())), Rule.atMost(0)),
    UNREAD("unread", of(lab -> lab.proxy().metrics().sum("igmp_proxy_igmp_lost_total", Map.of())), Rule.none()),
    LOST("lost", (lab, viewer) -> viewer.reception().lost(), Rule.atMost(0));

    private static final double MEBI = 1 << 20;

    private final String heading;
    private final Reader reader;
    private final Rule rule;

    /** Reads a measure of a proxy, and of a host that watches a stream. */
    @FunctionalInterface
    private interface Reader {
        double read(Laboratory lab, Subscription viewer);
    }

    Measure(String heading, Reader reader, Rule rule) {
        this.heading = heading;
        this.reader = reader;
        this.rule = rule;
    }

    private static Reader of(ToDoubleFunction<Laboratory> reader) {
        return (lab, viewer) -> reader.applyAsDouble(lab);
    }

    String heading() {
        return heading;
    }

    Rule rule() {
        return rule;
    }

    double read(Laboratory lab, Subscription viewer) {
        return reader.read(lab, viewer);
    }
}
