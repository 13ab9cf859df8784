package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.GROUP;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.SOURCE;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.link;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.EngineInput.PacketsWaiting;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.rate.RateKind;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final String HOST_1 = "192.168.1.10";
    private static final String HOST_2 = "192.168.2.10";
    private static final Ipv4Address FOREIGN_SOURCE = Ipv4Address.of("10.9.0.5");
    private static final ReportV2 JOIN = new ReportV2(GROUP);

    private final ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration("0.0.0.0/0"), links());

    @Test
    void startsWithVifsAndQueriesOnTheLans() {
        assertThat(proxy.drain())
                .containsExactly(
                        "vif 0 eth0",
                        "listen for programs eth0",
                        "vif 1 eth1",
                        "listen eth1",
                        "vif 2 eth2",
                        "listen eth2",
                        "eth1 Q",
                        "eth2 Q");
    }

    @Test
    void membershipsAreToldInPagesOfWholeGroups() {
        List<String> told = new ArrayList<>();
        for (String group : List.of("239.1.1.3", "239.1.1.1", "239.1.1.2")) {
            proxy.receive(1, HOST_1, new ReportV2(GroupAddress.of(group)));
        }
        proxy.receive(2, HOST_2, new ReportV2(GroupAddress.of("239.1.1.2")));
        proxy.receive(2, HOST_2, new ReportV2(GroupAddress.of("239.1.1.4")));

        Optional<GroupAddress> next = Optional.of(GroupAddress.LOWEST);
        while (next.isPresent()) {
            MembershipPage page = proxy.engine().memberships(next.get(), 2, proxy.now());
            page.memberships().forEach(each -> told.add(each.group() + " " + each.interfaceName()));
            told.add("page");
            next = page.next();
        }

        assertThat(told)
                .containsExactly(
                        "239.1.1.1 eth1",
                        "239.1.1.2 eth1",
                        "239.1.1.2 eth2",
                        "page",
                        "239.1.1.3 eth1",
                        "239.1.1.4 eth2",
                        "page");
        assertThat(proxy.engine().memberships(GroupAddress.of("239.1.1.5"), 2, proxy.now()))
                .isEqualTo(MembershipPage.EMPTY);
    }

    @Test
    void joinIsForwardedAndReportedUpstreamInTheSameTurn() {
        proxy.pass(Duration.ofSeconds(40));

        proxy.receive(1, HOST_1, JOIN);
        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1", "eth0 TO_EX(239.1.1.1)");
        proxy.receive(2, HOST_2, JOIN);
        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1,2");
    }

    @Test
    void leaveGoesUpstreamOnlyWithTheLastMember() {
        proxy.receive(1, HOST_1, change(RecordType.TO_EX));
        proxy.receive(2, HOST_2, change(RecordType.TO_EX));
        proxy.pass(Duration.ofSeconds(40));

        proxy.receive(1, HOST_1, change(RecordType.TO_IN));
        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,2", "eth1 Q(239.1.1.1)");
        proxy.receive(2, HOST_2, change(RecordType.TO_IN));
        assertThat(proxy.drain()).containsExactly("-(*,239.1.1.1) 0>0,2", "eth2 Q(239.1.1.1)", "eth0 TO_IN(239.1.1.1)");
    }

    @Test
    void manyJoinsInOneTurnLeaveInOneReport() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.receive(1, HOST_1, JOIN);
        proxy.receive(1, HOST_1, new ReportV2(GroupAddress.of("239.1.1.2")));

        assertThat(proxy.drain()).contains("eth0 TO_EX(239.1.1.1) TO_EX(239.1.1.2)");
    }

    @Test
    void sourceListsOfTheLansAreMergedUpstream() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.receive(1, HOST_1, includes("10.0.0.5"));
        proxy.receive(2, HOST_2, includes("10.0.0.6"));
        assertThat(proxy.drain())
                .containsExactly(
                        "+(10.0.0.5,239.1.1.1) 0>1",
                        "+(10.0.0.6,239.1.1.1) 0>2",
                        "eth0 ALLOW(239.1.1.1 10.0.0.5 10.0.0.6)");
    }

    @Test
    void whatDoesNotConcernTheProxyIsCounted() {
        proxy.drain();
        proxy.receive(1, "172.16.0.9", JOIN);
        proxy.receive(1, "192.168.1.1", JOIN);
        proxy.receive(1, HOST_1, new ReportV2(GroupAddress.of("224.0.0.251")));
        proxy.receive(0, "10.0.0.7", JOIN);
        proxy.receive(7, HOST_1, JOIN);

        assertThat(proxy.drops())
                .containsExactly(
                        "foreign_source", "own_message", "link_local_group", "report_on_upstream", "unknown_interface");
        assertThat(proxy.engine().memberships(0)).isEmpty();
    }

    @Test
    void reportFromAHostWithoutAddressIsAccepted() {
        proxy.receive(1, "0.0.0.0", JOIN);

        assertThat(proxy.drain()).contains("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void sourceOutsideTheAltSubnetsIsListedUntilASubnetAdmitsIt() {
        proxy.configure(configuration());
        proxy.receive(1, HOST_1, JOIN);
        proxy.firstPacket(0, FOREIGN_SOURCE);
        assertThat(proxy.drain()).contains("+(10.9.0.5,239.1.1.1) 0>");
        assertThat(rejected()).hasSize(1);

        proxy.configure(configuration("10.9.0.0/24"));

        assertThat(proxy.drain()).containsExactly("+(10.9.0.5,239.1.1.1) 0>1");
        assertThat(rejected()).isEmpty();
    }

    @Test
    void whatARejectedSourceSendsIsCountedAcrossEntriesAndEngines() {
        proxy.configure(configuration());
        proxy.firstPacket(0, FOREIGN_SOURCE);
        proxy.pass(Duration.ofSeconds(10));
        proxy.counted(FOREIGN_SOURCE, 3);
        proxy.pass(Duration.ofSeconds(5));
        proxy.counted(FOREIGN_SOURCE, 3);
        assertThat(rejected()).containsExactly(traffic(3, 15, 5));

        proxy.restart(configuration(), links());
        proxy.drain();
        proxy.counted(FOREIGN_SOURCE, 4);
        assertThat(rejected()).containsExactly(traffic(4, 15, 0));

        proxy.firstPacket(0, FOREIGN_SOURCE);
        proxy.drain();
        proxy.counted(FOREIGN_SOURCE, 2);
        assertThat(rejected()).as("the entry had gone").containsExactly(traffic(6, 15, 0));

        proxy.counted(FOREIGN_SOURCE, 1);
        assertThat(rejected()).as("the counter has gone back").containsExactly(traffic(7, 15, 0));

        proxy.pass(Duration.ofSeconds(210));
        proxy.counted(FOREIGN_SOURCE, 1);
        assertThat(rejected()).as("it has fallen silent").isEmpty();
    }

    private static RejectedTraffic traffic(long packets, int age, int silence) {
        return new RejectedTraffic(
                new RejectedSource(new InterfaceName("eth0"), FOREIGN_SOURCE, GROUP),
                packets,
                Duration.ofSeconds(age),
                Duration.ofSeconds(silence));
    }

    @Test
    void upstreamQuerierThatFallsSilentIsAFindingUntilItIsHeardAgain() {
        MembershipQuery query =
                new MembershipQuery(IgmpVersion.V3, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 2, 125);
        proxy.receive(0, "10.0.0.254", query);
        proxy.pass(Duration.ofSeconds(255));
        assertThat(findings()).isEmpty();

        proxy.pass(Duration.ofSeconds(1));
        assertThat(findings()).singleElement().isInstanceOf(Finding.UpstreamQuerierSilent.class);

        proxy.receive(0, "10.0.0.254", query);
        assertThat(findings()).isEmpty();
    }

    private List<RejectedTraffic> rejected() {
        return proxy.engine().rejectedTraffic(proxy.now());
    }

    private List<Finding> findings() {
        return proxy.engine().findings(proxy.now());
    }

    @Test
    void changeOfConfigurationLeavesEntriesAloneThatStayTheSame() {
        proxy.configure(configuration("10.0.0.0/23"));
        proxy.receive(1, HOST_1, JOIN);
        proxy.firstPacket(0, SOURCE);
        proxy.pass(Duration.ofSeconds(40));

        proxy.configure(configuration("10.0.0.0/23", "10.8.0.0/24"));

        assertThat(proxy.drain()).isEmpty();
    }

    @Test
    void groupDeniedUpstreamIsNeitherReportedNorForwardedFromThere() {
        GroupPolicy policy = new GroupPolicy(List.of(), List.of(Ipv4Prefix.of("239.1.0.0/16")));
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(configuration(InterfaceConfiguration.of(Role.UPSTREAM)
                .withAltSubnets(List.of(Ipv4Prefix.ANY))
                .withPolicy(policy)));
        proxy.receive(1, HOST_1, JOIN);

        proxy.receive(2, HOST_2, JOIN);
        assertThat(proxy.drain()).isEmpty();
        proxy.firstPacket(0, SOURCE);
        assertThat(proxy.drain()).containsExactly("+(10.0.0.5,239.1.1.1) 0>");
        proxy.firstPacket(1, Ipv4Address.of(HOST_1));
        assertThat(proxy.drain()).containsExactly("+(192.168.1.10,239.1.1.1) 1>2");
    }

    @Test
    void restartRemovesNothingAndReportsEverythingAnew() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.restart(configuration("0.0.0.0/0"), links());

        assertThat(proxy.drain())
                .containsExactly(
                        "listen for programs eth0",
                        "listen eth1",
                        "listen eth2",
                        "+(*,239.1.1.1) 0>0,1",
                        "eth1 Q",
                        "eth2 Q",
                        "eth0 TO_EX(239.1.1.1)");
    }

    @Test
    void afterARestartTheUpstreamRouterIsSpokenToInItsVersion() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.receive(0, "10.0.0.254", generalQuery(IgmpVersion.V2));

        proxy.restart(configuration("0.0.0.0/0"), links());
        proxy.pass(Duration.ofSeconds(20));
        proxy.receive(1, HOST_1, JOIN);

        assertThat(proxy.drain()).contains("eth0 ReportV2[group=239.1.1.1]");
    }

    @Test
    void afterARestartNobodyIsAskedWhereAnotherRouterIsTheQuerier() {
        List<Link> links = List.of(link(0, "10.0.0.1/24"), link(1, "192.168.1.5/24"), link(2, "192.168.2.1/24"));
        proxy.setLinks(links);
        proxy.receive(1, "192.168.1.2", generalQuery(IgmpVersion.V3));
        proxy.drain();

        proxy.restart(configuration("0.0.0.0/0"), links);

        assertThat(proxy.drain())
                .noneMatch(output -> output.startsWith("eth1 Q"))
                .contains("eth2 Q");
        assertThat(proxy.engine().findings(0)).hasAtLeastOneElementOfType(Finding.OtherQuerier.class);
    }

    @Test
    void interfaceThatIsMadeAnewGetsAVifAndItsEntriesBack() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(links().subList(1, 3));
        assertThat(proxy.drain()).containsExactly("-(*,239.1.1.1) 0>0,1", "do not listen 10", "no vif 0");
        proxy.setLinks(links());

        assertThat(proxy.drain())
                .containsExactly(
                        "vif 0 eth0", "listen for programs eth0", "+(*,239.1.1.1) 0>0,1", "eth0 TO_EX(239.1.1.1)");
    }

    @Test
    void hostsBehindALinkThatComesUpAreAskedToAnswerSoon() {
        Link up = links().get(1);
        Link down = new Link(up.index(), up.name(), false, up.mtu(), up.addresses());
        proxy.setLinks(List.of(links().get(0), down, links().get(2)));
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(links());

        List<MembershipQuery> queries = proxy.queries(1);
        assertThat(queries).allMatch(MembershipQuery::isGeneral);
        assertThat(queries).extracting(MembershipQuery::maxResponseTenths).contains(5);
    }

    @Test
    void hostsOfAnInterfaceThatIsMadeAnewGetWhatTheyWantedAtOnceUntilTheyHaveBeenAskedForIt() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(40));
        proxy.setLinks(List.of(links().get(0), links().get(2)));
        assertThat(proxy.drain())
                .containsExactly("-(*,239.1.1.1) 0>0,1", "eth0 TO_IN(239.1.1.1)", "do not listen 11", "no vif 1");
        proxy.pass(Duration.ofSeconds(100));

        proxy.setLinks(links());

        assertThat(proxy.drain())
                .containsExactly(
                        "vif 1 eth1",
                        "listen eth1",
                        "+(*,239.1.1.1) 0>0,1",
                        "eth1 Q",
                        "eth1 Q",
                        "eth0 TO_EX(239.1.1.1)");
        proxy.pass(Duration.ofSeconds(41));
        assertThat(proxy.engine().memberships(proxy.now())).hasSize(1);
        proxy.pass(Duration.ofSeconds(1));
        assertThat(proxy.engine().memberships(proxy.now())).isEmpty();
    }

    @Test
    void hostThatReportsToAnInterfaceThatIsMadeAnewIsKeptAsLongAsAnyOther() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.setLinks(List.of(links().get(0), links().get(2)));
        proxy.pass(Duration.ofSeconds(1));
        proxy.setLinks(links());
        proxy.pass(Duration.ofSeconds(5));

        proxy.receive(1, HOST_1, JOIN);

        proxy.pass(Duration.ofSeconds(200));
        assertThat(proxy.engine().memberships(proxy.now())).hasSize(1);
    }

    @Test
    void interfaceThatStaysAwayForLongComesBackWithoutMemberships() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(1));
        proxy.setLinks(List.of(links().get(0), links().get(2)));
        proxy.pass(Duration.ofSeconds(270));

        proxy.setLinks(links());

        proxy.drain();
        assertThat(proxy.engine().memberships(proxy.now())).isEmpty();
    }

    @Test
    void interfaceThatIsNotExpectedBackIsForgotten() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.setLinks(List.of(links().get(0), links().get(2)));
        proxy.drain();
        proxy.configure(ProxyConfiguration.EMPTY);
        proxy.drain();
        proxy.configure(configuration());

        proxy.setLinks(links());

        proxy.drain();
        assertThat(proxy.engine().memberships(proxy.now())).isEmpty();
    }

    @Test
    void addressThatChangesHasTheGroupsReportedFromTheNewOne() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(List.of(link(0, "10.0.0.2/24"), links().get(1), links().get(2)));

        assertThat(proxy.drain()).containsExactly("eth0 TO_EX(239.1.1.1)");
    }

    @Test
    void disablingLeavesEverythingBehindClean() {
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.configure(ProxyConfiguration.EMPTY);

        assertThat(proxy.drain())
                .containsExactly(
                        "-(*,239.1.1.1) 0>0,1",
                        "eth0 TO_IN(239.1.1.1)",
                        "do not listen 10",
                        "do not listen 11",
                        "do not listen 12",
                        "no vif 0",
                        "no vif 1",
                        "no vif 2");
        assertThat(proxy.engine().nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void queryForMoreSourcesThanAPacketHoldsIsSplit() {
        proxy.pass(Duration.ofSeconds(40));
        List<Ipv4Address> many = IntStream.range(0, 500)
                .mapToObj(number -> new Ipv4Address(SOURCE.bits() + number))
                .toList();
        proxy.receive(1, HOST_1, new ReportV3(List.of(new GroupRecord(RecordType.IS_IN, GROUP, many))));
        proxy.drain();

        proxy.receive(1, HOST_1, new ReportV3(List.of(new GroupRecord(RecordType.BLOCK, GROUP, many))));

        assertThat(proxy.drain()).filteredOn("eth1 Q(239.1.1.1)"::equals).hasSize(2);
    }

    @Test
    void newestSourceOfTheGreediestInterfaceGivesWay() {
        proxy.configure(configuration("0.0.0.0/0").withMaxFlows(2));
        proxy.pass(Duration.ofSeconds(40));
        proxy.firstPacket(1, Ipv4Address.of(HOST_1));
        proxy.firstPacket(0, SOURCE);
        proxy.drain();

        proxy.firstPacket(1, Ipv4Address.of("192.168.1.99"));

        assertThat(proxy.drain()).containsExactly("+(192.168.1.99,239.1.1.1) 1>0", "-(192.168.1.99,239.1.1.1) 1>0");
        assertThat(proxy.engine().findings(proxy.now()))
                .filteredOn(Finding.FlowsForgotten.class::isInstance)
                .singleElement()
                .satisfies(finding -> assertThat(((Finding.FlowsForgotten) finding).isWatched())
                        .isFalse());
    }

    @Test
    void forgottenFlowOfMembersIsCalledWatched() {
        proxy.configure(configuration("0.0.0.0/0").withMaxFlows(1));
        proxy.pass(Duration.ofSeconds(40));
        proxy.receive(1, HOST_1, JOIN);
        proxy.firstPacket(0, SOURCE);
        proxy.drain();

        proxy.firstPacket(0, Ipv4Address.of("10.0.0.99"));
        proxy.drain();

        assertThat(proxy.engine().findings(proxy.now()))
                .filteredOn(Finding.FlowsForgotten.class::isInstance)
                .singleElement()
                .satisfies(finding -> assertThat(((Finding.FlowsForgotten) finding).isWatched())
                        .isTrue());
    }

    @Test
    void rejectedSourcesAreCountedApartFromTheirGroups() {
        proxy.configure(configuration("10.9.9.0/24"));
        proxy.pass(Duration.ofSeconds(40));
        proxy.firstPacket(0, Ipv4Address.of("172.31.0.9"));
        proxy.firstPacket(0, Ipv4Address.of("172.31.0.10"));

        assertThat(proxy.engine().findings(proxy.now()))
                .filteredOn(Finding.SourcesRejected.class::isInstance)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(((Finding.SourcesRejected) finding).sources()).isEqualTo(2);
                    assertThat(((Finding.SourcesRejected) finding).groups()).isEqualTo(1);
                });
    }

    @Test
    void aFloodOnOneInterfaceIsDroppedUnreadAndTold() {
        InterfaceConfiguration lan = InterfaceConfiguration.of(Role.DOWNSTREAM).withRates(new RateLimits(4, 2, 1));
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces =
                new TreeMap<>(configuration("0.0.0.0/0").interfaces());
        interfaces.put(new InterfaceName("eth1"), lan);
        proxy.configure(configuration("0.0.0.0/0").withInterfaces(interfaces));
        proxy.pass(Duration.ofSeconds(40));

        proxy.receive(1, HOST_1, JOIN);
        proxy.receive(1, "192.168.1.66", JOIN);
        proxy.receive(2, HOST_2, JOIN);
        proxy.drain();

        assertThat(proxy.engine().memberships(proxy.now()))
                .flatExtracting(GroupMembership::hosts)
                .extracting(host -> host.address().toString())
                .containsExactly(HOST_1, HOST_2);
        assertThat(proxy.engine().findings(proxy.now()))
                .singleElement()
                .isInstanceOfSatisfying(Finding.RateExceeded.class, exceeded -> {
                    assertThat(exceeded.rate()).isEqualTo(RateKind.PACKETS);
                    assertThat(exceeded.occurrences().count()).isOne();
                });
    }

    @Test
    void whatTheLoopCannotHandleIsThinnedOnTheInterfaceItComesFromAlone() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.receive(1, HOST_1, JOIN);
        proxy.pass(Duration.ofSeconds(2));
        proxy.engine().handle(new PacketsWaiting(true), proxy.now());

        List<Shield> shields = List.of();
        for (int strangers = 0; strangers < 2000 && shields.isEmpty(); strangers++) {
            proxy.waitFor(Duration.ofMillis(1));
            proxy.receive(1, "192.168.1." + (20 + strangers % 200), new LeaveGroup(GROUP));
            if (strangers % 50 == 0) {
                proxy.receive(2, "192.168.2." + (20 + strangers / 50), new LeaveGroup(GROUP));
            }
            shields = shields();
        }

        assertThat(shields).singleElement().satisfies(shield -> {
            assertThat(shield.interfaceIndex())
                    .isEqualTo(link(1, "192.168.1.1/24").index());
            assertThat(shield.oneOf()).isEqualTo(2);
            assertThat(shield.members()).contains(Ipv4Address.of(HOST_1));
        });
    }

    private List<Shield> shields() {
        return proxy.engine().drain(proxy.now()).stream()
                .filter(SetShields.class::isInstance)
                .flatMap(output -> ((SetShields) output).shields().stream())
                .toList();
    }

    @Test
    void newSourcesBeyondTheRateGetTheirEntriesLater() {
        proxy.pass(Duration.ofSeconds(40));
        InterfaceConfiguration upstream = InterfaceConfiguration.of(Role.UPSTREAM)
                .withAltSubnets(List.of(Ipv4Prefix.ANY))
                .withRates(new RateLimits(1, 1, 10));
        proxy.configure(configuration(upstream));
        for (int number = 0; number < 11; number++) {
            proxy.firstPacket(0, new Ipv4Address(SOURCE.bits() + number));
        }

        assertThat(proxy.drain()).filteredOn(output -> output.startsWith("+")).hasSize(10);
        assertThat(proxy.engine().nextDeadline())
                .isEqualTo(proxy.now() + Duration.ofMillis(100).toNanos());
        proxy.pass(Duration.ofMillis(100));
        assertThat(proxy.engine().routes()).hasSize(11);
    }

    private static MembershipQuery generalQuery(IgmpVersion version) {
        return new MembershipQuery(version, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 2, 125);
    }

    private static ReportV3 includes(String source) {
        return new ReportV3(List.of(new GroupRecord(RecordType.IS_IN, GROUP, List.of(Ipv4Address.of(source)))));
    }

    /** A report with one record without sources. */
    private static ReportV3 change(RecordType type) {
        return new ReportV3(List.of(new GroupRecord(type, GROUP, List.of())));
    }
}
