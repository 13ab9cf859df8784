package net.igmpproxy.soak;

import java.util.Map;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Subscription;

/** Measured quantity of a long-running proxy, with its rule. */
enum Measure {
    GROUPS("groups"),
    ENTRIES("entries"),
    VIFS("VIFs"),
    DESCRIPTORS("descriptors"),
    THREADS("threads"),
    RESIDENT("RSS MiB"),

    /**
     * Read seldom, because it runs a full garbage collection, and after the resident memory, which must not be
     * affected.
     */
    LIVE_HEAP("live heap MiB"),
    LOG_LINES("log lines"),
    FAULTS("faults"),
    UNREAD("unread"),
    LOST("lost");

    /** Maximum resident memory of a soak in MiB, as documented in docs/performance.md. */
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

    /** Reads the quantity of a proxy or of a host that receives a stream. */
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
