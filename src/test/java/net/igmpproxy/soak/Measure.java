package net.igmpproxy.soak;

import java.util.Map;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Subscription;

/** What is read of a proxy that lives long, and how it may change. */
enum Measure {
    GROUPS("groups"),
    ENTRIES("entries"),
    VIFS("VIFs"),
    DESCRIPTORS("descriptors"),
    THREADS("threads"),
    RESIDENT("RSS MiB"),

    /** After a full collection, so that it is seldom read, and after the resident memory: that is to be as without one. */
    LIVE_HEAP("live heap MiB"),
    LOG_LINES("log lines"),
    FAULTS("faults"),
    UNREAD("unread"),
    LOST("lost");

    /** The ceiling that docs/performance.md names for a soak. */
    private static final double MOST_RESIDENT_MIB = 384;

    private static final double MEBI = 1 << 20;

    private final String heading;

    Measure(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    Rule rule() {
        return switch (this) {
            case GROUPS, UNREAD -> Rule.none();
            case ENTRIES -> Rule.steady(1_000);
            case VIFS -> Rule.constant();
            case DESCRIPTORS -> Rule.steady(2);
            case THREADS -> Rule.steady(4);
            case RESIDENT -> Rule.atMost(MOST_RESIDENT_MIB).and(Rule.steady(32));
            case LIVE_HEAP -> Rule.steady(8);
            case LOG_LINES -> Rule.growingAtMost(100);
            case FAULTS, LOST -> Rule.atMost(0);
        };
    }

    /** Reads it of a proxy, and of a host that watches a stream. */
    double read(Laboratory lab, Subscription viewer) {
        return switch (this) {
            case GROUPS -> lab.rest().items("/api/v1/groups").size();
            case ENTRIES -> lab.rest().items("/api/v1/routes").size();
            case VIFS -> lab.router().procNet("ip_mr_vif").lines().count() - 1.0;
            case DESCRIPTORS -> lab.proxy().descriptors();
            case THREADS -> lab.proxy().threads().size();
            case RESIDENT -> lab.proxy().residentOctets() / MEBI;
            case LIVE_HEAP -> lab.proxy().liveHeap() / MEBI;
            case LOG_LINES -> lab.proxy().wholeLog().lines().count();
            case FAULTS -> lab.proxy().metrics().sum("igmp_proxy_faults_total", Map.of());
            case UNREAD -> lab.proxy().metrics().sum("igmp_proxy_igmp_lost_total", Map.of());
            case LOST -> viewer.reception().lost();
        };
    }
}
