package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Forwarding table with VIF 0 upstream in 10.0.0.0/24, and VIFs 1 and 2 downstream in 192.168.1.0/24 and
 * 192.168.2.0/24.
 */
class ForwardingTableTest implements ForwardingOutput {
    private static final long SECOND = 1_000_000_000L;
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address UPSTREAM_SOURCE = Ipv4Address.of("10.0.0.5");
    private static final Ipv4Address ALT_SOURCE = Ipv4Address.of("10.0.1.5");
    private static final Ipv4Address FOREIGN_SOURCE = Ipv4Address.of("10.9.0.5");
    private static final Ipv4Address LAN_SOURCE = Ipv4Address.of("192.168.1.5");

    private final ForwardingTable table = new ForwardingTable(this);
    private final Map<String, SourceFilter> filters = new HashMap<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void wildcardEntryWhereEverySourceIsAdmittedAndWanted() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1");

        want("eth2", SourceFilter.EVERYTHING);
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1,2");
        want("eth1", SourceFilter.NOTHING);
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,2");
        want("eth2", SourceFilter.NOTHING);
        assertThat(done()).containsExactly("-(*,239.1.1.1) 0>0,2");
        assertThat(table.groups()).isEmpty();
    }

    @Test
    void wildcardEntryHasExceptionsForSourcesThatNotAllWant() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        done();

        want("eth2", SourceFilter.include(SourceSet.of(UPSTREAM_SOURCE)));
        assertThat(done()).containsExactly("+(10.0.0.5,239.1.1.1) 0>1,2");
        want("eth2", SourceFilter.exclude(SourceSet.of(UPSTREAM_SOURCE)));
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1,2", "+(10.0.0.5,239.1.1.1) 0>1");
    }

    @Test
    void sourcesOfALongListHaveTheirEntriesAlthoughTheFirstHaveNone() {
        topology("10.0.0.0/23");
        List<Ipv4Address> sources = new ArrayList<>(List.of(UPSTREAM_SOURCE));
        for (int number = 0; number < 100; number++) {
            sources.add(new Ipv4Address(0x09000001 + number));
        }
        table.beginTurn(10);
        want("eth1", SourceFilter.include(SourceSet.copyOf(sources)));
        for (int turn = 0; turn < 20; turn++) {
            table.beginTurn(10);
            table.proceed();
        }

        assertThat(done()).containsExactly("+(10.0.0.5,239.1.1.1) 0>1");
        assertThat(table.isPending()).isFalse();
    }

    @Test
    void includedSourceThatIsAdmittedHasItsEntryBeforeItsFirstPacket() {
        topology("10.0.0.0/23");
        want("eth1", SourceFilter.include(SourceSet.of(UPSTREAM_SOURCE, FOREIGN_SOURCE)));

        assertThat(done()).containsExactly("+(10.0.0.5,239.1.1.1) 0>1");
    }

    @Test
    void entryIsRenewedWhenTheKernelAsksForItAgain() {
        topology("10.0.0.0/23");
        want("eth1", SourceFilter.include(SourceSet.of(UPSTREAM_SOURCE)));
        done();

        assertThat(isAdmitted(UPSTREAM_SOURCE, 0)).isTrue();

        assertThat(done()).containsExactly("*(10.0.0.5,239.1.1.1) 0>1");
    }

    @Test
    void restrictedSourcesAreDecidedOnTheirFirstPacket() {
        topology("10.0.0.0/23");
        want("eth1", SourceFilter.EVERYTHING);
        assertThat(done()).isEmpty();

        assertThat(isAdmitted(UPSTREAM_SOURCE, 0)).isTrue();
        assertThat(isAdmitted(ALT_SOURCE, 0)).isTrue();
        assertThat(isAdmitted(FOREIGN_SOURCE, 0)).isFalse();

        assertThat(done())
                .containsExactly("+(10.0.0.5,239.1.1.1) 0>1", "+(10.0.1.5,239.1.1.1) 0>1", "+(10.9.0.5,239.1.1.1) 0>");
    }

    @Test
    void streamThatRanBeforeTheJoinIsForwardedAtOnce() {
        topology("10.0.0.0/23");
        isAdmitted(UPSTREAM_SOURCE, 0);
        assertThat(done()).containsExactly("+(10.0.0.5,239.1.1.1) 0>");

        want("eth2", SourceFilter.EVERYTHING);

        assertThat(done()).containsExactly("+(10.0.0.5,239.1.1.1) 0>2");
    }

    @Test
    void packetsTheKernelHeldWhenAWildcardEntryCameAreSentOn() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        done();

        isAdmitted(FOREIGN_SOURCE, 0);
        assertThat(done()).containsExactly("+(10.9.0.5,239.1.1.1) 0>1", "-(10.9.0.5,239.1.1.1) 0>1");
        want("eth2", SourceFilter.EVERYTHING);
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1,2");
    }

    @Test
    void lanSourceGoesUpstreamAndToTheOtherLansThatWantItButNotBack() {
        topology("10.0.0.0/23");
        want("eth1", SourceFilter.EVERYTHING);
        want("eth2", SourceFilter.EVERYTHING);

        assertThat(isAdmitted(LAN_SOURCE, 1)).isTrue();

        assertThat(done()).containsExactly("+(192.168.1.5,239.1.1.1) 1>0,2");
    }

    @Test
    void foreignSourceOnALanIsNotForwarded() {
        topology("10.0.0.0/23");

        assertThat(isAdmitted(FOREIGN_SOURCE, 1)).isFalse();

        assertThat(done()).containsExactly("+(10.9.0.5,239.1.1.1) 1>");
    }

    @Test
    void packetForgedOnALanDoesNotCutOffTheRealSource() {
        topology("10.0.0.0/23");
        want("eth2", SourceFilter.EVERYTHING);

        assertThat(isAdmitted(UPSTREAM_SOURCE, 1)).isFalse();

        assertThat(done()).containsExactly("+(10.0.0.5,239.1.1.1) 0>2");
    }

    @Test
    void lanSourceUnderAWildcardEntryGetsAnEntryOfItsOwn() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        want("eth2", SourceFilter.EVERYTHING);
        done();

        assertThat(wrongVif(LAN_SOURCE, 1, 0)).isNotNull();
        reconcile();
        assertThat(done()).containsExactly("+(192.168.1.5,239.1.1.1) 1>0,2");
    }

    @Test
    void foreignSourceOnALanWithMembersIsSilencedByOneEntry() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        done();

        assertThat(isAdmitted(FOREIGN_SOURCE, 1)).isFalse();
        assertThat(done()).containsExactly("+(10.9.0.5,239.1.1.1) 0>1");
        assertThat(wrongVif(FOREIGN_SOURCE, 1, 0)).isNull();
        reconcileSources();

        assertThat(done()).isEmpty();
        assertThat(table.rejectedSources())
                .extracting(ForwardingTable.SeenSource::source)
                .containsExactly(FOREIGN_SOURCE);
    }

    @Test
    void foreignPacketsOfARealSourceAreRejectedBesideIt() {
        topology("10.0.0.0/23");
        want("eth2", SourceFilter.EVERYTHING);
        isAdmitted(UPSTREAM_SOURCE, 0);
        done();

        ForwardingTable.SeenSource seen = wrongVif(UPSTREAM_SOURCE, 1, 5);
        reconcileSources();

        assertThat(seen)
                .matches(rejected -> !rejected.admitted() && rejected.flow().vif() == 1);
        assertThat(wrongVif(UPSTREAM_SOURCE, 1, 6)).isNull();
        assertThat(done()).isEmpty();
        assertThat(table.rejectedSources()).hasSize(1);
    }

    @Test
    void joinOnALinkWithoutArrivalVifKeepsTheWildcardEntry() {
        withoutArrivalVifOfEth2();
        want("eth1", SourceFilter.EVERYTHING);
        done();

        want("eth2", SourceFilter.EVERYTHING);

        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1,2");
    }

    @Test
    void senderOnALinkWithoutArrivalVifEndsTheWildcardEntry() {
        Ipv4Address sender = Ipv4Address.of("192.168.2.5");
        Ipv4Address another = Ipv4Address.of("192.168.2.6");
        withoutArrivalVifOfEth2();
        want("eth1", SourceFilter.EVERYTHING);
        want("eth2", SourceFilter.EVERYTHING);
        isAdmitted(LAN_SOURCE, 1);
        assertThat(done()).contains("+(192.168.1.5,239.1.1.1) 1>0,2").noneMatch(call -> call.startsWith("-(*"));

        wrongVif(sender, 2, 0);
        reconcileSources();
        assertThat(done()).containsExactly("-(*,239.1.1.1) 0>0,1,2", "+(192.168.2.5,239.1.1.1) 2>0,1");
        table.onNoCache(GROUP, another, 2, SECOND);
        reconcileSources();
        assertThat(done()).containsExactly("+(192.168.2.6,239.1.1.1) 2>0,1");

        table.forgetIdle(SECOND);
        reconcileSources();
        assertThat(done())
                .containsExactly(
                        "-(192.168.1.5,239.1.1.1) 1>0,2",
                        "-(192.168.2.5,239.1.1.1) 2>0,1",
                        "-(192.168.2.6,239.1.1.1) 2>0,1");
        assertThat(table.groups()).containsExactly(GROUP);
    }

    @Test
    void senderOfLongAgoRulesOutTheWildcardEntryWhileItsLinkHasMembers() {
        withoutArrivalVifOfEth2();
        want("eth1", SourceFilter.EVERYTHING);
        want("eth2", SourceFilter.EVERYTHING);
        wrongVif(Ipv4Address.of("192.168.2.5"), 2, 0);
        reconcileSources();
        done();

        table.forgetIdle(10 * SenderLinks.KEPT_NANOS);
        want("eth1", SourceFilter.NOTHING);
        want("eth1", SourceFilter.EVERYTHING);
        assertThat(done()).noneMatch(call -> call.startsWith("+(*"));

        want("eth2", SourceFilter.NOTHING);
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1");
        want("eth2", SourceFilter.EVERYTHING);
        assertThat(done()).containsExactly("-(*,239.1.1.1) 0>0,1");
        want("eth2", SourceFilter.NOTHING);
        table.forgetIdle(20 * SenderLinks.KEPT_NANOS);
        done();
        want("eth2", SourceFilter.EVERYTHING);
        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,1,2");
        assertThat(table.senderLinks()).isEmpty();
    }

    @Test
    void foreignSenderOnALinkWithoutArrivalVifEndsTheWildcardEntry() {
        withoutArrivalVifOfEth2();
        want("eth2", SourceFilter.EVERYTHING);
        done();

        wrongVif(FOREIGN_SOURCE, 2, 0);
        reconcileSources();

        assertThat(done()).containsExactly("-(*,239.1.1.1) 0>0,2", "+(10.9.0.5,239.1.1.1) 0>2");
    }

    @Test
    void guessYieldsToAPacketOnAnInterfaceThatAdmitsTheSource() {
        everythingAdmitted();
        want("eth2", SourceFilter.include(SourceSet.of(ALT_SOURCE)));
        assertThat(done()).containsExactly("+(10.0.1.5,239.1.1.1) 0>2");

        wrongVif(ALT_SOURCE, 1, 0);
        reconcileSources();

        assertThat(done()).containsExactly("*(10.0.1.5,239.1.1.1) 1>0,2");
    }

    @Test
    void sourceThatMovesBetweenEquallyCloseInterfacesIsFollowed() {
        everythingAdmitted();
        want("eth1", SourceFilter.EVERYTHING);
        isAdmitted(ALT_SOURCE, 1);
        done();

        for (int second = 2; second < 20; second += 2) {
            int vif = 1 + second / 2 % 2;
            wrongVif(ALT_SOURCE, vif, second * SECOND);
            reconcileSources();
            assertThat(done()).containsExactly("*(10.0.1.5,239.1.1.1) " + (vif == 1 ? "1>0" : "2>0,1"));
        }
    }

    @Test
    void sourceThatMovesToALessCloseInterfaceIsFollowed() {
        everythingAdmitted();
        isAdmitted(LAN_SOURCE, 1);
        done();

        wrongVif(LAN_SOURCE, 2, 0);
        reconcileSources();
        assertThat(done()).containsExactly("*(192.168.1.5,239.1.1.1) 2>0");
        wrongVif(LAN_SOURCE, 0, 3 * SECOND);
        reconcileSources();
        assertThat(done()).containsExactly("*(192.168.1.5,239.1.1.1) 0>");
    }

    @Test
    void interfaceThatGoesOnBringingASourceKeepsIt() {
        everythingAdmitted();
        isAdmitted(ALT_SOURCE, 1);
        done();

        wrongVif(ALT_SOURCE, 2, 5 * SECOND);
        reconcileSources();
        wrongVif(ALT_SOURCE, 1, 5 * SECOND + 1);
        reconcileSources();
        assertThat(done()).containsExactly("*(10.0.1.5,239.1.1.1) 2>0", "*(10.0.1.5,239.1.1.1) 1>0");

        wrongVif(ALT_SOURCE, 2, 8 * SECOND);
        reconcileSources();
        assertThat(done()).isEmpty();
        wrongVif(ALT_SOURCE, 2, 16 * SECOND);
        reconcileSources();
        assertThat(done()).containsExactly("*(10.0.1.5,239.1.1.1) 2>0");
    }

    @Test
    void lanSourceThatMovesUpstreamIsCoveredByTheWildcardEntry() {
        topology("0.0.0.0/0");
        want("eth2", SourceFilter.EVERYTHING);
        isAdmitted(LAN_SOURCE, 1);
        done();

        wrongVif(LAN_SOURCE, 0, 5 * SECOND);
        reconcileSources();

        assertThat(done()).containsExactly("-(192.168.1.5,239.1.1.1) 1>0,2");
    }

    @Test
    void heldMessageIsAnsweredAndNothingIsLearnt() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        done();

        table.onHeldMessage(GROUP, LAN_SOURCE, 1);
        reconcileSources();

        assertThat(done()).containsExactly("+(192.168.1.5,239.1.1.1) 1>", "-(192.168.1.5,239.1.1.1) 1>");
        assertThat(table.seenSources()).isEmpty();
    }

    @Test
    void heldMessageWithoutASourceAddressLeavesTheWildcardEntryAlone() {
        topology("0.0.0.0/0");
        want("eth1", SourceFilter.EVERYTHING);
        done();

        table.onHeldMessage(GROUP, Ipv4Address.UNSPECIFIED, 0);
        reconcileSources();

        assertThat(done()).containsExactly("+(*,239.1.1.1) 1>", "-(*,239.1.1.1) 1>");
        assertThat(table.installed()).hasSize(1);
    }

    @Test
    void packetOfAnInterfaceThatIsNotUsedIsAnswered() {
        topology("0.0.0.0/0");

        table.onHeldMessage(GROUP, LAN_SOURCE, 17);

        assertThat(done()).containsExactly("+(192.168.1.5,239.1.1.1) 1>", "-(192.168.1.5,239.1.1.1) 1>");
        assertThat(table.groups()).isEmpty();
    }

    @Test
    void flowThatOnlyBringsPacketsElsewhereIsForgotten() {
        topology("10.0.0.0/23");
        want("eth2", SourceFilter.EVERYTHING);
        isAdmitted(UPSTREAM_SOURCE, 0);
        done();

        for (int second = 1; second < 10; second++) {
            wrongVif(UPSTREAM_SOURCE, 1, second * SECOND);
            reconcileSources();
        }
        table.forgetIdle(5 * SECOND);
        reconcileSources();

        assertThat(done()).containsExactly("-(10.0.0.5,239.1.1.1) 0>2");
        assertThat(table.seenSources()).isEmpty();
    }

    @Test
    void sourceRejectedOnTwoInterfacesIsListedForBoth() {
        topology("10.0.0.0/23");
        isAdmitted(UPSTREAM_SOURCE, 0);

        wrongVif(UPSTREAM_SOURCE, 1, SECOND);
        wrongVif(UPSTREAM_SOURCE, 2, 2 * SECOND);

        assertThat(table.rejectedSources())
                .extracting(rejected -> rejected.flow().vif())
                .containsExactly(1, 2);
    }

    @Test
    void nothingGoesToALanWithAnotherQuerier() {
        table.setTopology(
                Arrivals.topology(List.of(upstream("0.0.0.0/0"), lan("eth1", 1, false), lan("eth2", 2, true))));
        want("eth1", SourceFilter.EVERYTHING);
        want("eth2", SourceFilter.EVERYTHING);

        assertThat(done()).containsExactly("+(*,239.1.1.1) 0>0,2");
    }

    @Test
    void silentSourceIsForgottenAndItsEntryRemoved() {
        topology("10.0.0.0/23");
        isAdmitted(UPSTREAM_SOURCE, 0);
        done();
        table.onCounted(new MfcKey(UPSTREAM_SOURCE, GROUP.address()), 10, 0, 100);

        table.forgetIdle(99);
        reconcileSources();
        assertThat(done()).isEmpty();
        table.forgetIdle(100);
        reconcileSources();

        assertThat(done()).containsExactly("-(10.0.0.5,239.1.1.1) 0>");
    }

    @Test
    void entryThatStaysTheSameIsNotTouched() {
        topology("10.0.0.0/23");
        want("eth1", SourceFilter.EVERYTHING);
        isAdmitted(UPSTREAM_SOURCE, 0);
        done();

        topology("10.0.0.0/22");
        reconcile();

        assertThat(done()).isEmpty();
    }

    @Override
    public void install(MfcEntry entry) {
        done.add("+" + describe(entry));
    }

    @Override
    public void renew(MfcEntry entry) {
        done.add("*" + describe(entry));
    }

    @Override
    public void remove(MfcEntry entry) {
        done.add("-" + describe(entry));
    }

    private static String describe(MfcEntry entry) {
        return Stream.of(0, 1, 2)
                .filter(vif -> entry.ttls().contains(vif))
                .map(String::valueOf)
                .collect(Collectors.joining(",", entry.key() + " " + entry.parent() + ">", ""));
    }

    private void topology(String altSubnet) {
        table.setTopology(Arrivals.topology(List.of(upstream(altSubnet), lan("eth1", 1, true), lan("eth2", 2, true))));
    }

    private void withoutArrivalVifOfEth2() {
        List<ForwardingInterface> interfaces =
                List.of(upstream("0.0.0.0/0"), lan("eth1", 1, true), lan("eth2", 2, true));
        ArrivalVifs arrivals = new ArrivalVifs(Map.of(30, 1), Set.of(30));
        table.setTopology(new Topology(interfaces, arrivals, group -> true));
    }

    /** Sets a topology in which every interface admits every source. */
    private void everythingAdmitted() {
        List<ForwardingInterface> interfaces = List.of(upstream("0.0.0.0/0"), open("eth1", 1), open("eth2", 2));
        table.setTopology(Arrivals.topology(interfaces));
    }

    private static ForwardingInterface open(String name, int vif) {
        Ipv4Prefix own = Ipv4Prefix.of("192.168." + vif + ".0/24");
        return new ForwardingInterface(
                new InterfaceName(name), vif, false, 1, List.of(own, Ipv4Prefix.ANY), List.of(own), true);
    }

    private static ForwardingInterface upstream(String altSubnet) {
        Ipv4Prefix own = Ipv4Prefix.of("10.0.0.0/24");
        return new ForwardingInterface(
                new InterfaceName("eth0"), 0, true, 1, List.of(own, Ipv4Prefix.of(altSubnet)), List.of(own), true);
    }

    private static ForwardingInterface lan(String name, int vif, boolean forwards) {
        Ipv4Prefix own = Ipv4Prefix.of("192.168." + vif + ".0/24");
        return new ForwardingInterface(new InterfaceName(name), vif, false, 1, List.of(own), List.of(own), forwards);
    }

    private void want(String name, SourceFilter filter) {
        filters.put(name, filter);
        reconcile();
    }

    /** Simulates a no-cache upcall; returns true if the source is admitted. */
    private boolean isAdmitted(Ipv4Address source, int vif) {
        ForwardingTable.SeenSource seen = table.onNoCache(GROUP, source, vif, 0);
        reconcileSources();
        return seen != null && seen.admitted();
    }

    /** Simulates a wrong-VIF upcall without packet counters. */
    private ForwardingTable.@Nullable SeenSource wrongVif(Ipv4Address source, int vif, long now) {
        return table.onWrongVif(GROUP, source, vif, Optional.empty(), now);
    }

    private void reconcile() {
        table.reconcile(
                GROUP, candidate -> filters.getOrDefault(candidate.name().value(), SourceFilter.NOTHING));
        table.proceed();
    }

    private void reconcileSources() {
        table.reconcileSources(
                (candidate, group) -> filters.getOrDefault(candidate.name().value(), SourceFilter.NOTHING));
        table.proceed();
    }

    private List<String> done() {
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }
}
