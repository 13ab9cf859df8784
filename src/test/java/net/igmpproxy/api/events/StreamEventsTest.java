package net.igmpproxy.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamEventsTest {
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.2");
    private static final MfcKey EXACT = new MfcKey(Events.SOURCE, Events.GROUP.address());
    private static final MfcKey ALL = new MfcKey(Ipv4Address.UNSPECIFIED, Ipv4Address.UNSPECIFIED);
    private static final SourceFilter ONE = SourceFilter.include(SourceSet.of(Events.SOURCE));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        ofEngine(new MemberJoined(Events.ETH1, Events.GROUP, HOST)),
                        "member-joined",
                        Map.of("interface", "eth1", "group", "239.1.1.1", "host", "192.168.1.2")),
                Arguments.of(
                        ofEngine(new MemberLeft(Events.ETH1, Events.GROUP, HOST)),
                        "member-left",
                        Map.of("interface", "eth1", "group", "239.1.1.1", "host", "192.168.1.2")),
                Arguments.of(
                        ofEngine(new UpstreamChanged(Events.ETH0, Events.GROUP, MembershipChange.JOINED, ONE)),
                        "group-joined-upstream",
                        Map.of(
                                "interface", "eth0",
                                "group", "239.1.1.1",
                                "filterMode", "include",
                                "sources", List.of("10.0.0.5"))),
                Arguments.of(
                        ofEngine(new UpstreamChanged(
                                Events.ETH0, Events.GROUP, MembershipChange.CHANGED, SourceFilter.EVERYTHING)),
                        "group-changed-upstream",
                        Map.of(
                                "interface", "eth0",
                                "group", "239.1.1.1",
                                "filterMode", "exclude",
                                "sources", List.of())),
                Arguments.of(
                        ofEngine(new UpstreamChanged(
                                Events.ETH0, Events.GROUP, MembershipChange.LEFT, SourceFilter.NOTHING)),
                        "group-left-upstream",
                        Map.of("interface", "eth0", "group", "239.1.1.1")),
                Arguments.of(
                        ofEngine(new SourceRejected(new RejectedSource(Events.ETH0, Events.SOURCE, Events.GROUP))),
                        "source-rejected",
                        Map.of("interface", "eth0", "source", "10.0.0.5", "group", "239.1.1.1")),
                Arguments.of(
                        new RouteInstalled(ALL, Events.ETH0, List.of(Events.ETH1)),
                        "route-installed",
                        Map.of("source", "*", "group", "*", "input", "eth0", "outputs", List.of("eth1"))),
                Arguments.of(
                        new RouteRemoved(EXACT, Events.ETH0),
                        "route-removed",
                        Map.of("source", "10.0.0.5", "group", "239.1.1.1", "input", "eth0")),
                Arguments.of(
                        ofEngine(new QuerierChanged(Events.ETH1, HOST, false, true)),
                        "querier-changed",
                        Map.of("interface", "eth1", "querier", "192.168.1.2", "isQuerier", false, "forwards", true)),
                Arguments.of(
                        ofEngine(new InterfaceChanged(Events.ETH1, InterfaceStatus.State.ACTIVE)),
                        "interface-up",
                        Map.of("interface", "eth1", "state", "active")),
                Arguments.of(
                        ofEngine(new InterfaceChanged(Events.ETH1, InterfaceStatus.State.ABSENT)),
                        "interface-down",
                        Map.of("interface", "eth1", "state", "absent")),
                Arguments.of(
                        ofEngine(new LimitReached(Events.ETH1, "maxGroups", 5, Events.GROUP, HOST)),
                        "limit-reached",
                        Map.of(
                                "interface", "eth1",
                                "limit", "maxGroups",
                                "maximum", 5,
                                "group", "239.1.1.1",
                                "host", "192.168.1.2")),
                Arguments.of(
                        new ConfigurationApplied(true, false),
                        "configuration-applied",
                        Map.of("enabled", true, "complete", false)),
                Arguments.of(new Restarted(), "restarted", Map.of()));
    }

    private static ProxyEvent ofEngine(EngineEvent event) {
        return new ProxyEvent.OfEngine(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellsOf(ProxyEvent event, String type, Map<String, Object> fields) {
        assertThat(StreamEvents.of(event)).hasValueSatisfying(told -> {
            assertThat(told.type().word()).isEqualTo(type);
            assertThat(told.fields()).isEqualTo(fields);
        });
    }

    @Test
    void isSilentAboutOtherEvents() {
        assertThat(StreamEvents.of(ofEngine(new IgmpDropped("eth1", "bad_checksum"))))
                .isEmpty();
    }

    @Test
    void everyTypeIsToldAndDescribed() {
        assertThat(events().map(arguments -> arguments.get()[1]).collect(Collectors.toSet()))
                .hasSize(EventType.values().length);
        assertThat(EventTexts.TYPE).contains(EventType.words());
    }
}
