package net.igmpproxy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus sees the first increase of a counter only if the counter existed before. */
class EventCountersTest {
    private static final InterfaceName LAN = new InterfaceName("eth1");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final EventCounters counters = new EventCounters(registry);

    @ParameterizedTest
    @ValueSource(strings = {"maxGroups", "maxGroupSources", "maxHosts", "maxEntries", "maxFlows"})
    void everyLimitIsCountedFromZero(String limit) {
        counters.on(new InterfaceChanged(LAN, InterfaceStatus.State.ACTIVE));
        assertThat(reached(limit)).isZero();

        counters.on(new LimitReached(LAN, limit, 1, GroupAddress.of("239.1.1.1"), Ipv4Address.of("192.168.1.9")));

        assertThat(reached(limit)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"packet_rate", "host_packet_rate"})
    void floodsAreCountedFromZero(String reason) {
        counters.on(new InterfaceChanged(LAN, InterfaceStatus.State.ACTIVE));

        assertThat(registry.get("igmp.proxy.igmp.dropped")
                        .tags("interface", "eth1", "reason", reason)
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void countersStayWhereTheyAreWhenAnInterfaceReturns() {
        counters.on(new InterfaceChanged(LAN, InterfaceStatus.State.ACTIVE));
        counters.on(new LimitReached(LAN, "maxHosts", 1, GroupAddress.of("239.1.1.1"), Ipv4Address.of("192.168.1.9")));

        counters.on(new InterfaceChanged(LAN, InterfaceStatus.State.ABSENT));
        counters.on(new InterfaceChanged(LAN, InterfaceStatus.State.ACTIVE));

        assertThat(reached("maxHosts")).isEqualTo(1);
    }

    private double reached(String limit) {
        return registry.get("igmp.proxy.limit.reached")
                .tags("interface", "eth1", "limit", limit)
                .counter()
                .count();
    }
}
