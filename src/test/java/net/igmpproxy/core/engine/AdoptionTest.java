package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.config.SsmMapping;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdoptionTest {
    private static final InterfaceName ETH0 = new InterfaceName("eth0");
    private static final InterfaceName ETH1 = new InterfaceName("eth1");
    private static final InterfaceName ETH2 = new InterfaceName("eth2");
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address S1 = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address S2 = Ipv4Address.of("10.0.0.2");
    private static final Ipv4Address S3 = Ipv4Address.of("10.0.0.3");
    private static final GroupAddress SSM_GROUP = GroupAddress.of("232.1.1.1");
    private static final GroupAddress MAPPED_GROUP = GroupAddress.of("239.2.2.2");
    private static final MembershipQuery GENERAL_QUERY =
            new MembershipQuery(IgmpVersion.V3, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 2, 125);
    private static final VifTtls TO_1 = VifTtls.none().with(1, 1);
    private static final VifTtls TO_BOTH = TO_1.with(2, 1);

    /** Two startup queries 31.25 s apart, and 10 s to answer. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMillis(41_250);

    private static final ProxyConfiguration CONFIGURATION = ProxyInVirtualTime.configuration()
            .withSsm(new SsmConfiguration(
                    SsmConfiguration.DEFAULT.range(),
                    List.of(new SsmMapping(List.of(Ipv4Prefix.of("239.2.2.0/24")), List.of(S1, S2)))));

    @Test
    void aVifBelongsToTheInterfaceOfItsIndex() {
        assertThat(adopt().vifs())
                .isEqualTo(Map.of(
                        ETH0,
                        new VifAssignment(0, 10),
                        ETH1,
                        new VifAssignment(1, 11),
                        ETH2,
                        new VifAssignment(2, 12)));
    }

    @Test
    void aWildcardIsWantedFromEverySource() {
        EngineState state = adopt(entry(Ipv4Address.UNSPECIFIED, TO_BOTH.with(0, 1)));

        assertThat(state.memberships())
                .extracting(GroupMembership::interfaceName)
                .containsExactly(ETH1, ETH2);
        assertThat(state.memberships()).allSatisfy(membership -> {
            assertThat(membership.group()).isEqualTo(GROUP);
            assertThat(membership.filterMode()).isEqualTo(FilterMode.EXCLUDE);
            assertThat(membership.groupTimer()).contains(UNTIL_ANSWERED);
            assertThat(membership.sources()).isEmpty();
        });
        assertThat(state.sources()).isEmpty();
    }

    @Test
    void anExactEntryIsWantedFromEverySourceToo() {
        EngineState state = adopt(entry(S1, TO_1));

        GroupMembership membership = state.memberships().get(0);
        assertThat(state.memberships()).hasSize(1);
        assertThat(membership.interfaceName()).isEqualTo(ETH1);
        assertThat(membership.filterMode()).isEqualTo(FilterMode.EXCLUDE);
        assertThat(membership.groupTimer()).contains(UNTIL_ANSWERED);
        assertThat(membership.sources()).containsExactly(new SourceTimer(S1, UNTIL_ANSWERED));
        assertThat(state.sources()).singleElement().satisfies(seen -> {
            assertThat(seen.source()).isEqualTo(S1);
            assertThat(seen.flow().vif()).isZero();
        });
    }

    @Test
    void anExactEntryBesideAWildcardIsAnException() {
        EngineState state =
                adopt(entry(Ipv4Address.UNSPECIFIED, TO_1.with(0, 1)), entry(S1, VifTtls.none()), entry(S2, TO_BOTH));

        assertThat(state.memberships())
                .extracting(GroupMembership::interfaceName)
                .containsExactly(ETH1, ETH2);
        GroupMembership first = state.memberships().get(0);
        assertThat(first.filterMode()).isEqualTo(FilterMode.EXCLUDE);
        assertThat(first.sources())
                .containsExactly(new SourceTimer(S1, Duration.ZERO), new SourceTimer(S2, UNTIL_ANSWERED));
        GroupMembership second = state.memberships().get(1);
        assertThat(second.filterMode()).isEqualTo(FilterMode.EXCLUDE);
        assertThat(second.sources())
                .containsExactly(new SourceTimer(S1, Duration.ZERO), new SourceTimer(S2, UNTIL_ANSWERED));
    }

    @Test
    void aSourceSpecificGroupIsWantedFromItsSources() {
        for (GroupAddress group : List.of(SSM_GROUP, MAPPED_GROUP)) {
            EngineState state = adopt(
                    entry(group, S1, TO_BOTH),
                    entry(group, S2, TO_1),
                    entry(group, S3, VifTtls.none()),
                    entry(group, Ipv4Address.UNSPECIFIED, TO_BOTH));

            assertThat(state.memberships()).hasSize(2).allSatisfy(membership -> {
                assertThat(membership.filterMode()).isEqualTo(FilterMode.INCLUDE);
                assertThat(membership.groupTimer()).isEmpty();
            });
            assertThat(state.memberships().get(0).sources())
                    .containsExactly(new SourceTimer(S1, UNTIL_ANSWERED), new SourceTimer(S2, UNTIL_ANSWERED));
            assertThat(state.memberships().get(1).sources()).containsExactly(new SourceTimer(S1, UNTIL_ANSWERED));
            assertThat(state.upstream().orElseThrow().adopted()).isEmpty();
        }
    }

    @Test
    void aWildcardOfASourceSpecificGroupSaysNothing() {
        assertThat(adopt(entry(SSM_GROUP, Ipv4Address.UNSPECIFIED, TO_BOTH)).memberships())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entriesOfEverySource")
    void theUpstreamRouterIsToldOfEverySourceFirst(List<MfcEntry> entries) {
        ProxyInVirtualTime proxy = ProxyInVirtualTime.afterCrash(CONFIGURATION, entries.toArray(MfcEntry[]::new));

        assertThat(reports(proxy, Duration.ofSeconds(2))).hasSize(2).containsOnly("eth0 TO_EX(239.1.1.1)");
        proxy.receive(0, "10.0.0.254", GENERAL_QUERY);
        assertThat(reports(proxy, Duration.ofSeconds(12))).containsExactly("eth0 IS_EX(239.1.1.1)");
    }

    static List<List<MfcEntry>> entriesOfEverySource() {
        MfcEntry all = entry(Ipv4Address.UNSPECIFIED, TO_BOTH.with(0, 1));
        return List.of(
                List.of(entry(S1, TO_1)),
                List.of(entry(S1, TO_1), entry(S2, TO_BOTH)),
                List.of(entry(S1, TO_1), entry(S2, VifTtls.none())),
                List.of(entry(S1, TO_1), entry(S3, VifTtls.none().with(2, 1))),
                List.of(all),
                List.of(all, entry(S1, VifTtls.none())));
    }

    @Test
    void aSourceSpecificGroupIsReportedBySource() {
        ProxyInVirtualTime proxy = ProxyInVirtualTime.afterCrash(CONFIGURATION, entry(SSM_GROUP, S1, TO_1));

        assertThat(reports(proxy, Duration.ofSeconds(2))).containsOnly("eth0 ALLOW(232.1.1.1 10.0.0.1)");
    }

    @Test
    void hostsThatNameSourcesNarrowTheGroupOnceAllHaveBeenHeard() {
        ProxyInVirtualTime proxy =
                ProxyInVirtualTime.afterCrash(CONFIGURATION, entry(S1, TO_1), entry(S2, VifTtls.none()));
        proxy.pass(Duration.ofSeconds(3));
        proxy.receive(1, "192.168.1.9", new ReportV3(List.of(new GroupRecord(RecordType.IS_IN, GROUP, List.of(S1)))));
        assertThat(reports(proxy, UNTIL_ANSWERED.minusSeconds(4))).isEmpty();
        assertThat(proxy.engine().memberships(proxy.now()))
                .singleElement()
                .satisfies(membership -> assertThat(membership.filterMode()).isEqualTo(FilterMode.EXCLUDE));
        assertThat(reports(proxy, Duration.ofSeconds(2))).containsOnly("eth0 TO_IN(239.1.1.1 10.0.0.1)");
        proxy.pass(Duration.ofSeconds(10));
        assertThat(proxy.engine().routes()).extracting(MfcEntry::ttls).contains(TO_1, VifTtls.none());
    }

    @Test
    void theUpstreamRouterIsToldOfEverySourceAfterAHandoverToo() {
        ProxyInVirtualTime proxy = ProxyInVirtualTime.afterCrash(CONFIGURATION, entry(S1, TO_1));
        proxy.pass(Duration.ofSeconds(3));
        proxy.receive(1, "192.168.1.9", new ReportV3(List.of(new GroupRecord(RecordType.IS_IN, GROUP, List.of(S1)))));
        proxy.pass(Duration.ofSeconds(2));

        proxy.restart(CONFIGURATION, ProxyInVirtualTime.links());

        assertThat(reports(proxy, Duration.ofSeconds(2))).containsOnly("eth0 TO_EX(239.1.1.1)");
        assertThat(reports(proxy, UNTIL_ANSWERED.minusSeconds(8))).isEmpty();
        assertThat(reports(proxy, Duration.ofSeconds(2))).containsOnly("eth0 TO_IN(239.1.1.1 10.0.0.1)");
    }

    @Test
    void leaveAfterAHandoverIsQueriedAsLongAsReportsMayHaveGoneUnheard() {
        ProxyInVirtualTime proxy = ProxyInVirtualTime.afterCrash(CONFIGURATION, entry(S1, TO_1));
        proxy.pass(Duration.ofSeconds(3));
        proxy.receive(1, "192.168.1.9", new ReportV3(List.of(new GroupRecord(RecordType.IS_EX, GROUP, List.of()))));
        proxy.restart(CONFIGURATION, ProxyInVirtualTime.links());
        proxy.pass(Duration.ofSeconds(3));

        proxy.receive(1, "192.168.1.9", new ReportV3(List.of(new GroupRecord(RecordType.TO_IN, GROUP, List.of()))));

        assertThat(proxy.queries(1))
                .singleElement()
                .satisfies(query -> assertThat(query.group()).isEqualTo(GROUP.address()));
        assertThat(proxy.engine().memberships(proxy.now())).hasSize(1);
        proxy.pass(Duration.ofSeconds(2));
        assertThat(proxy.engine().memberships(proxy.now())).isEmpty();
    }

    @Test
    void whatNoHostAnswersForIsLeft() {
        ProxyInVirtualTime proxy = ProxyInVirtualTime.afterCrash(CONFIGURATION, entry(S1, TO_1));
        proxy.pass(UNTIL_ANSWERED.minusSeconds(1));
        assertThat(proxy.engine().memberships(proxy.now())).hasSize(1);

        assertThat(reports(proxy, Duration.ofSeconds(2))).containsOnly("eth0 TO_IN(239.1.1.1)");
        assertThat(proxy.engine().memberships(proxy.now())).isEmpty();
    }

    @Test
    void aSourceThatAHostExcludesStaysExcluded() {
        ProxyInVirtualTime proxy = ProxyInVirtualTime.afterCrash(
                CONFIGURATION, entry(Ipv4Address.UNSPECIFIED, TO_1.with(0, 1)), entry(S2, VifTtls.none()));
        proxy.receive(1, "192.168.1.9", new ReportV3(List.of(new GroupRecord(RecordType.IS_EX, GROUP, List.of(S2)))));
        proxy.pass(UNTIL_ANSWERED.plusSeconds(5));

        assertThat(proxy.engine().memberships(proxy.now()))
                .singleElement()
                .satisfies(membership ->
                        assertThat(membership.sources()).containsExactly(new SourceTimer(S2, Duration.ZERO)));
    }

    /** Upstream reports from now on. */
    private static List<String> reports(ProxyInVirtualTime proxy, Duration time) {
        return proxy.saidWithin(time).stream()
                .filter(output -> output.startsWith("eth0 "))
                .toList();
    }

    private static MfcEntry entry(Ipv4Address source, VifTtls ttls) {
        return entry(GROUP, source, ttls);
    }

    private static MfcEntry entry(GroupAddress group, Ipv4Address source, VifTtls ttls) {
        return new MfcEntry(new MfcKey(source, group.address()), 0, ttls);
    }

    private static EngineState adopt(MfcEntry... entries) {
        List<Link> links = List.of(link(10, ETH0), link(11, ETH1), link(12, ETH2));
        return Adoption.of(CONFIGURATION, links, Map.of(0, 10, 1, 11, 2, 12, 5, 99), List.of(entries), 0);
    }

    private static Link link(int index, InterfaceName name) {
        return new Link(index, name, true, 1500, List.of());
    }
}
