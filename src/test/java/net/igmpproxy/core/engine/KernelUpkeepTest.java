package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.GROUP;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.SOURCE;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.link;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.event.EngineInput.LinksLost;
import net.igmpproxy.core.engine.event.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.event.EngineInput.RoutesRead;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outputs that the kernel refuses, and kernel state that other programs change. */
class KernelUpkeepTest {
    private static final String HOST = "192.168.1.10";
    private static final ReportV2 JOIN = new ReportV2(GROUP);
    private static final MfcKey ANY_SOURCE = new MfcKey(Ipv4Address.UNSPECIFIED, GROUP.address());
    private static final MfcEntry WILDCARD =
            new MfcEntry(ANY_SOURCE, 0, VifTtls.none().with(0, 1).with(1, 1));
    private static final MfcEntry FOREIGN = new MfcEntry(new MfcKey(SOURCE, GROUP.address()), 0, VifTtls.none());
    private static final Map<Integer, Integer> VIFS = Map.of(0, 10, 1, 11, 2, 12, 31, 11, 30, 12);
    private static final Set<Integer> ROUTER_GROUPS = Set.of(10, 11, 12);

    private final ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration("0.0.0.0/0"), links());

    @BeforeEach
    void joinAndSettle() {
        proxy.receive(1, HOST, JOIN);
        proxy.pass(Duration.ofSeconds(40));
    }

    @Test
    void refusedVifIsTriedAgainWithTheEntriesThatLeadToIt() {
        refuse(new AddVif(1, link(1, "192.168.1.1/24"), 1));

        assertThat(proxy.drain()).doesNotContain("vif 1 eth1");
        assertThat(afterMillis(200)).containsExactly("vif 1 eth1", "+(*,239.1.1.1) 0>0,1");
        assertThat(proxy.drain()).containsExactly("eth1 Q");
    }

    @Test
    void hostsAndRoutersAreNotAskedWhileTheKernelRefuses() {
        for (long millis : List.of(200L, 400L, 800L)) {
            refuse(new AddVif(0, links().get(0), 1));
            refuse(new AddVif(1, links().get(1), 1));
            proxy.drain();

            assertThat(afterMillis(millis)).containsExactly("vif 0 eth0", "vif 1 eth1", "+(*,239.1.1.1) 0>0,1");
        }
    }

    @Test
    void changesOfInterfacesHastenARefusedVifAtMostOnceASecond() {
        int tries = 0;
        refuse(new AddVif(1, links().get(1), 1));
        for (int tenth = 0; tenth < 100; tenth++) {
            proxy.waitFor(Duration.ofMillis(100));
            proxy.setLinks(links());
            if (proxy.drain().contains("vif 1 eth1")) {
                tries++;
                refuse(new AddVif(1, links().get(1), 1));
            }
        }
        assertThat(tries).isBetween(9, 13);
    }

    @Test
    void entryWithoutAVifThatTheKernelLacksIsNotForeign() {
        refuse(new AddVif(1, links().get(1), 1));
        readRoutes(
                false,
                RouteReading.present(new MfcEntry(ANY_SOURCE, 0, VifTtls.none().with(0, 1))));

        assertThat(proxy.drain()).isEmpty();
        assertThat(findings(Finding.KernelChanged.class)).isEmpty();
    }

    @Test
    void wildcardEntryThatWasMovedToAnotherParentIsInstalledAgain() {
        readRoutes(
                false,
                RouteReading.present(new MfcEntry(ANY_SOURCE, 2, VifTtls.none().with(0, 1))));

        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1", "-(*,239.1.1.1) 2>");
    }

    @Test
    void entryThatHasBeenSetSinceIsNotRefused() {
        refuse(new InstallRoute(WILDCARD));
        proxy.receive(2, "192.168.2.10", JOIN);

        assertThat(proxy.drain()).contains("+(*,239.1.1.1) 0>0,1,2");
        assertThat(findings(Finding.KernelRefused.class)).isEmpty();
    }

    @Test
    void thousandsOfForeignEntriesAreRemovedInSlicesAndReportedOnce() {
        List<RouteReading> foreign = IntStream.range(0, 5000)
                .mapToObj(i -> new MfcKey(Ipv4Address.of("10.9." + i / 250 + "." + (1 + i % 250)), GROUP.address()))
                .map(key -> RouteReading.present(new MfcEntry(key, 0, VifTtls.none())))
                .toList();

        proxy.engine().handle(new RoutesRead(foreign, false), proxy.now());
        List<EngineOutput> first = proxy.engine().drain(proxy.now());

        assertThat(first).filteredOn(RemoveRoute.class::isInstance).hasSizeBetween(100, 200);
        assertThat(first)
                .filteredOn(Announce.class::isInstance)
                .containsExactly(new Announce(new KernelChanged(
                        new InterfaceName("eth0"), "the entry " + foreign.get(0).key(), 5000)));
        int removed = 0;
        while (proxy.engine().nextDeadline() <= proxy.now()) {
            removed += proxy.engine().drain(proxy.now()).size();
        }
        assertThat(removed + first.size() - 1).isEqualTo(5000);
    }

    @Test
    void interfaceFailsUntilItsVifHolds() {
        refuse(new AddVif(1, link(1, "192.168.1.1/24"), 1));

        assertThat(state("eth1")).isEqualTo(InterfaceStatus.State.FAILED);
        assertThat(findings(Finding.KernelRefused.class))
                .containsExactly("KernelRefused[interfaceName=eth1, subject=VIF 1, reason=ENOBUFS, items=1]");
        proxy.pass(Duration.ofSeconds(1));
        assertThat(state("eth1")).isEqualTo(InterfaceStatus.State.ACTIVE);
        assertThat(findings(Finding.KernelRefused.class)).isEmpty();
    }

    @Test
    void intervalDoublesWhileTheKernelRefuses() {
        for (long millis : List.of(200L, 400L, 800L, 1600L)) {
            refuse(new JoinRouterGroups(link(1, "192.168.1.1/24"), true));

            assertThat(afterMillis(millis - 1)).doesNotContain("listen eth1");
            assertThat(afterMillis(1)).contains("listen eth1");
        }
    }

    @Test
    void refusedEntryIsTriedAgain() {
        refuse(new InstallRoute(WILDCARD));

        assertThat(afterMillis(200)).containsExactly("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void entryThatIsNotWantedAnyMoreIsNotInstalledAgain() {
        refuse(new InstallRoute(FOREIGN));

        assertThat(afterMillis(200)).containsExactly("-(10.0.0.5,239.1.1.1) 0>");
    }

    @Test
    void refusedRemovalKeepsTheNumberOfTheVif() {
        proxy.setLinks(links().subList(0, 2));
        proxy.drain();
        refuse(new DeleteVif(2));

        assertThat(afterMillis(200)).containsExactly("no vif 2");
    }

    @Test
    void vifThatTheKernelHasLostIsMadeAgainAndHostsAreQueried() {
        read(Map.of(0, 10, 2, 12, 31, 11, 30, 12), ROUTER_GROUPS);

        assertThat(proxy.drain()).containsExactly("vif 1 eth1", "+(*,239.1.1.1) 0>0,1", "eth1 Q");
        assertThat(findings(Finding.KernelChanged.class)).hasSize(1);
    }

    @Test
    void upstreamVifThatTheKernelHasLostIsMadeAgainAndGroupsAreReported() {
        read(Map.of(1, 11, 2, 12, 31, 11, 30, 12), ROUTER_GROUPS);

        assertThat(proxy.drain()).containsExactly("vif 0 eth0", "+(*,239.1.1.1) 0>0,1", "eth0 TO_EX(239.1.1.1)");
    }

    @Test
    void vifOfAnotherInterfaceIsReplacedAndOneThatNobodyWantsIsRemoved() {
        read(Map.of(0, 10, 1, 77, 2, 12, 9, 78, 31, 11, 30, 12), ROUTER_GROUPS);

        assertThat(proxy.drain()).contains("vif 1 eth1", "no vif 9");
    }

    @Test
    void secondVifThatTheKernelHasLostIsSetAgain() {
        read(Map.of(0, 10, 1, 11, 2, 12, 31, 11), ROUTER_GROUPS);

        assertThat(proxy.engine().drain(proxy.now())).contains(new AddArrivalVif(30, links().get(2)));
    }

    @Test
    void refusedSecondVifEndsTheWildcardEntryAtTheFirstSender() {
        refuse(new AddArrivalVif(31, links().get(1)));
        assertThat(proxy.drain()).isEmpty();

        proxy.engine().handle(new WrongVif(1, Ipv4Address.of("192.168.1.77"), GROUP), proxy.now());
        assertThat(proxy.drain()).containsExactly("+(192.168.1.77,239.1.1.1) 1>0", "-(*,239.1.1.1) 0>0,1");
        assertThat(state("eth1")).isEqualTo(InterfaceStatus.State.ACTIVE);
        assertThat(findings(Finding.KernelRefused.class))
                .containsExactly("KernelRefused[interfaceName=eth1, subject=VIF 31, reason=ENOBUFS, items=1]");

        proxy.waitFor(Duration.ofMillis(200));
        assertThat(proxy.engine().drain(proxy.now())).contains(new AddArrivalVif(31, links().get(1)));
        proxy.waitFor(Duration.ofMillis(1));
        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void refusedMembershipsAreAFinding() {
        String reason = "setsockopt(IP_ADD_MEMBERSHIP) failed: ENOBUFS";
        proxy.engine().handle(new OutputRefused(new JoinRouterGroups(links().get(1), true), reason), proxy.now());

        assertThat(findings(Finding.KernelRefused.class))
                .containsExactly("KernelRefused[interfaceName=eth1, subject=the membership of 224.0.0.2 and 224.0.0.22,"
                        + " reason=" + reason + ", items=1]");
        assertThat(state("eth1")).isEqualTo(InterfaceStatus.State.FAILED);
        assertThat(afterMillis(200)).contains("listen eth1");
    }

    @Test
    void messagesThatAreNotSentAreAFinding() {
        proxy.receive(1, HOST, new ReportV2(GroupAddress.of("239.1.1.2")));
        proxy.waitFor(Duration.ofSeconds(1));
        EngineOutput report = proxy.engine().drain(proxy.now()).stream()
                .filter(SendMessage.class::isInstance)
                .findFirst()
                .orElseThrow();

        proxy.engine().handle(new OutputRefused(report, "sendmsg failed: EPERM"), proxy.now());

        assertThat(findings(Finding.MessagesNotSent.class))
                .singleElement()
                .asString()
                .startsWith("MessagesNotSent[interfaceName=eth0, reason=sendmsg failed: EPERM, ");
    }

    @Test
    void membershipsThatTheKernelHasLostAreJoinedAgain() {
        read(VIFS, Set.of(10, 12));

        assertThat(proxy.drain()).containsExactly("listen eth1", "eth1 Q");
    }

    @Test
    void upstreamMembershipsThatTheKernelHasLostAreJoinedAgain() {
        read(VIFS, Set.of(11, 12));

        assertThat(proxy.drain()).containsExactly("listen for programs eth0", "eth0 TO_EX(239.1.1.1)");
    }

    @Test
    void kernelThatIsAsItShouldBeIsLeftAlone() {
        read(VIFS, ROUTER_GROUPS);
        readRoutes(true, RouteReading.present(WILDCARD));

        assertThat(proxy.drain()).isEmpty();
        assertThat(proxy.engine().findings(proxy.now())).noneMatch(Finding.KernelChanged.class::isInstance);
    }

    @Test
    void anotherInterfaceWithTheIndexOfARemovedOneGetsItsVif() {
        proxy.setLinks(List.of(links().get(0), links().get(1), renamed(2)));
        proxy.drain();
        proxy.setLinks(links());
        proxy.drain();

        read(Map.of(0, 10, 1, 11, 31, 11), Set.of(10, 11));

        assertThat(proxy.drain()).contains("vif 2 eth2", "listen eth2");
    }

    @Test
    void removedEntryIsInstalledAtOnce() {
        readRoutes(false, RouteReading.absent(ANY_SOURCE, 0));

        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1");
        assertThat(findings(Finding.KernelChanged.class)).hasSize(1);
    }

    @Test
    void replacedEntryIsInstalledAtOnce() {
        readRoutes(false, RouteReading.present(new MfcEntry(ANY_SOURCE, 0, VifTtls.none())));

        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void foreignEntryIsRemovedAtOnce() {
        readRoutes(false, RouteReading.present(FOREIGN));

        assertThat(proxy.drain()).containsExactly("-(10.0.0.5,239.1.1.1) 0>");
    }

    @Test
    void missingEntriesAreFoundInACompleteReading() {
        readRoutes(true);

        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void fightForAnEntryIsBounded() {
        int installed = 0;
        for (int i = 0; i < 600; i++) {
            readRoutes(false, RouteReading.absent(ANY_SOURCE, 0));
            installed += proxy.drain().contains("+(*,239.1.1.1) 0>0,1") ? 1 : 0;
            proxy.waitFor(Duration.ofMillis(100));
        }
        assertThat(installed).isBetween(1, 10);
    }

    @Test
    void differenceOfAComparisonCountsWhenItIsSeenTwice() {
        RouteReading missing = RouteReading.absent(ANY_SOURCE, 0);

        proxy.engine().handle(new RoutesCompared(List.of(missing)), proxy.now());
        assertThat(proxy.drain()).isEmpty();
        proxy.engine().handle(new RoutesCompared(List.of(missing)), proxy.now());

        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void differenceThatHasGoneIsNoDifference() {
        RouteReading missing = RouteReading.absent(ANY_SOURCE, 0);

        proxy.engine().handle(new RoutesCompared(List.of(missing)), proxy.now());
        proxy.engine().handle(new RoutesCompared(List.of()), proxy.now());
        proxy.engine().handle(new RoutesCompared(List.of(missing)), proxy.now());

        assertThat(proxy.drain()).isEmpty();
    }

    @Test
    void interfaceThatLeftAndCameBackGetsAllAgain() {
        proxy.engine().handle(new LinksLost(Set.of(11)), proxy.now());

        assertThat(proxy.drain()).containsExactly("vif 1 eth1", "listen eth1", "+(*,239.1.1.1) 0>0,1", "eth1 Q");
        assertThat(findings(Finding.KernelChanged.class)).isEmpty();
    }

    @Test
    void vifOfAnInterfaceThatLeftIsNotRemovedOnceMore() {
        proxy.engine().handle(new LinksLost(Set.of(12)), proxy.now());
        proxy.setLinks(links().subList(0, 2));

        assertThat(proxy.drain()).isEmpty();
    }

    @Test
    void foreignWildcardWithoutParentVifIsRemovedForEachParentItMayHave() {
        MfcKey foreign = new MfcKey(Ipv4Address.UNSPECIFIED, Ipv4Address.of("239.7.7.7"));
        readRoutes(true, RouteReading.present(WILDCARD), withoutParent(foreign));

        assertThat(removals(foreign)).hasSize(27).doesNotContain(0, 1, 2, 30, 31);
    }

    @Test
    void secondWildcardOfAWantedGroupIsRemovedAndTheWantedOneStays() {
        readRoutes(true, RouteReading.present(WILDCARD), withoutParent(ANY_SOURCE));

        assertThat(removals(ANY_SOURCE)).isNotEmpty().doesNotContain(0);
    }

    @Test
    void wantedWildcardWhoseParentVifIsLostIsNotRemoved() {
        proxy.engine().handle(new LinksLost(Set.of(10)), proxy.now());
        readRoutes(true, withoutParent(ANY_SOURCE));

        assertThat(findings(Finding.KernelChanged.class)).isEmpty();
        assertThat(removals(ANY_SOURCE)).isEmpty();
    }

    @Test
    void foreignSourceEntryWithoutParentVifIsRemoved() {
        readRoutes(true, RouteReading.present(WILDCARD), withoutParent(FOREIGN.key()));

        assertThat(proxy.drain()).containsExactly("-(10.0.0.5,239.1.1.1) 0>");
    }

    private static RouteReading withoutParent(MfcKey key) {
        return new RouteReading(key, RouteReading.UNKNOWN_PARENT, Optional.of(WILDCARD.ttls()));
    }

    private List<Integer> removals(MfcKey key) {
        return proxy.engine().drain(proxy.now()).stream()
                .flatMap(output ->
                        output instanceof RemoveRoute remove ? Stream.of(remove.entry()) : Stream.<MfcEntry>empty())
                .filter(entry -> entry.key().equals(key))
                .map(MfcEntry::parent)
                .toList();
    }

    private static Link renamed(int number) {
        Link link = links().get(number);
        return new Link(link.index(), new InterfaceName("other"), true, 1500, link.addresses());
    }

    private void refuse(EngineOutput output) {
        proxy.engine().handle(new OutputRefused(output, "ENOBUFS"), proxy.now());
    }

    private void read(Map<Integer, Integer> vifs, Set<Integer> routerGroups) {
        proxy.engine().handle(new KernelRead(vifs, routerGroups), proxy.now());
    }

    private void readRoutes(boolean complete, RouteReading... readings) {
        proxy.engine().handle(new RoutesRead(List.of(readings), complete), proxy.now());
    }

    private List<String> afterMillis(long millis) {
        proxy.waitFor(Duration.ofMillis(millis));
        return proxy.drain();
    }

    private InterfaceStatus.State state(String name) {
        return proxy.engine().interfaces(proxy.now()).stream()
                .filter(status -> status.name().value().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> findings(Class<? extends Finding> type) {
        return proxy.engine().findings(proxy.now()).stream()
                .filter(type::isInstance)
                .map(Finding::toString)
                .toList();
    }
}
