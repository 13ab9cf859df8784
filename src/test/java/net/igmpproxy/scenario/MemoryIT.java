package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Memory limits of the prepared process at run time. */
@NetworkNamespaces
class MemoryIT {
    private static final String WATCHED = "239.70.1.1";
    private static final String FIRST_GROUP = "239.100.0.1";
    private static final int RECORDS_A_REPORT = 150;
    private static final int MORE_GROUPS_THAN_FIT = 60_000;

    /** Heap of 96 MiB plus the other memory up to the limit in docs/performance.md. */
    private static final long SMALL_HEAP_CEILING = (96L + 256) << 20;

    private static final double DEFAULT_HEAP = 768 << 20;

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    /** All tests share the laboratory; each starts its own process. */
    @AfterEach
    void stop() {
        lab.proxy().stop();
    }

    @Test
    void processHasALimitOfItsHeapAndOfRealTimeWithoutSleep() {
        ProxyProcess proxy = lab.startProxy(ProxyConfig.vyosExample());

        assertThat(maxHeap(proxy)).isBetween(DEFAULT_HEAP - (10 << 20), DEFAULT_HEAP);
        assertThat(proxy.limits())
                .filteredOn(limit -> limit.startsWith("Max realtime timeout"))
                .singleElement()
                .asString()
                .containsPattern(" 10000000 +12000000 ");
    }

    /**
     * The heap also limits the stored state: members keep their streams, and joins without memory are refused and
     * reported.
     */
    @Test
    void fullHeapRefusesNewGroupsAndServesThoseItHas() {
        ProxyProcess proxy = lab.launchProxyIn(Map.of("JDK_JAVA_OPTIONS", "-Xmx96m"), ProxyConfig.vyosExample());
        proxy.awaitState("running");
        assertThat(maxHeap(proxy)).isLessThanOrEqualTo(96 << 20);
        Subscription viewer = lab.lan(2).host("viewer", IgmpVersion.V3).join(WATCHED);
        lab.source().stream(WATCHED).start();
        viewer.awaitPackets(100);

        join(lab.lan(1).forged(1).get(0), MORE_GROUPS_THAN_FIT);

        Await.until(
                "reports to be refused for want of heap",
                () -> proxy.metrics().sum("igmp_proxy_limit_reached_total", Map.of("limit", "heap")) > 0);
        assertThat(lab.rest().get("/api/v1/diagnostics").toString())
                .contains("limit-reached", "the heap of the Java virtual machine", "-Xmx");
        viewer.awaitPackets(100);
        assertThat(viewer.reception().lost()).isZero();
        assertThat(proxy.isAlive()).isTrue();
        assertThat(proxy.residentOctets()).isLessThan(SMALL_HEAP_CEILING);
    }

    private static void join(ForgedHost host, int groups) {
        for (int first = 0; first < groups; first += RECORDS_A_REPORT) {
            host.report(IntStream.range(first, Math.min(groups, first + RECORDS_A_REPORT))
                    .mapToObj(number -> GroupRecord.of(RecordType.TO_EX, Ipv4.plus(FIRST_GROUP, number)))
                    .toArray(GroupRecord[]::new));
        }
    }

    private static double maxHeap(ProxyProcess proxy) {
        return proxy.metrics().sum("jvm_memory_max_bytes", Map.of("area", "heap"));
    }
}
