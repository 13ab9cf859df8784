package net.igmpproxy.core.router;

import static net.igmpproxy.core.router.RouterLink.GROUP;
import static net.igmpproxy.core.router.RouterLink.HOST_A;
import static net.igmpproxy.core.router.RouterLink.HOST_B;
import static net.igmpproxy.core.router.RouterLink.sources;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;

class RouterInterfaceTest {
    private final RouterLink link = new RouterLink(LeaveMode.QUERY);

    @Test
    void asksAtTheStartupRateFirstAndAtTheQueryIntervalThen() {
        RouterLink fresh = RouterLink.fresh(LeaveMode.QUERY);

        fresh.advance(Duration.ofMinutes(5));

        assertThat(fresh.queryMoments())
                .containsExactly(0L, RouterLink.seconds(31.25), RouterLink.seconds(156.25), RouterLink.seconds(281.25));
    }

    @Test
    void joinIsKeptForTheMembershipIntervalAndThenForgotten() {
        link.report(HOST_A, new ReportV2(GROUP));
        assertThat(link.said()).containsExactly(HOST_A + " joined", "EXCLUDE");

        link.advance(Duration.ofMillis(269_999));
        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        link.advance(Duration.ofMillis(1));

        assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        assertThat(link.router().groupCount()).isZero();
    }

    @Test
    void reportProlongsTheMembership() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(200));
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(259));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void aHostIsAMemberSinceItsFirstReportUntilItLeavesOrFallsSilent() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(200));
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(10));
        assertThat(hostAge()).isEqualTo(Duration.ofSeconds(210));

        link.advance(Duration.ofMinutes(5));
        link.report(HOST_A, new ReportV2(GROUP));
        assertThat(hostAge()).isEqualTo(Duration.ZERO);
    }

    private Duration hostAge() {
        return link.router()
                .describe(new InterfaceName("eth1"), link.now())
                .get(0)
                .hosts()
                .get(0)
                .age();
    }

    @Test
    void leaveAsksTwiceAndPrunesAfterTheLastMemberQueryTime() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.said();

        link.report(HOST_A, new LeaveGroup(GROUP));
        assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)");
        link.advance(Duration.ofSeconds(1));
        assertThat(link.said()).containsExactly("Q(239.1.1.1)");
        link.advance(Duration.ofMillis(999));
        assertThat(link.said()).isEmpty();
        link.advance(Duration.ofMillis(1));

        assertThat(link.said()).containsExactly("INCLUDE");
    }

    @Test
    void memberThatAnswersTheLastMemberQueryStaysAndTheRepetitionSuppressesRouters() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.report(HOST_A, new LeaveGroup(GROUP));
        link.advance(Duration.ofMillis(500));
        link.report(HOST_B, new ReportV2(GROUP));
        link.said();

        link.advance(Duration.ofSeconds(10));

        assertThat(link.said()).containsExactly("Q(239.1.1.1) S");
        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void blockAsksForTheSourceAndDropsItUnlessSomebodyAnswers() {
        link.record(HOST_A, RecordType.IS_IN, "10.0.0.1", "10.0.0.2");
        link.said();

        link.record(HOST_A, RecordType.BLOCK, "10.0.0.1");
        assertThat(link.said()).containsExactly("Q(239.1.1.1 10.0.0.1)");
        link.advance(Duration.ofSeconds(2));

        assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.2")));
    }

    @Test
    void sourceReportedWhileItIsAskedForMovesToTheSuppressedQuery() {
        link.record(HOST_A, RecordType.IS_IN, "10.0.0.1", "10.0.0.2");
        link.record(HOST_A, RecordType.BLOCK, "10.0.0.1", "10.0.0.2");
        link.advance(Duration.ofMillis(500));
        link.record(HOST_B, RecordType.IS_IN, "10.0.0.2");
        link.said();

        link.advance(Duration.ofMillis(500));

        assertThat(link.said()).containsExactly("Q(239.1.1.1 10.0.0.2) S", "Q(239.1.1.1 10.0.0.1)");
    }

    @Test
    void excludedSourceStaysExcludedUntilTheGroupTimerEnds() {
        link.record(HOST_A, RecordType.TO_EX, "10.0.0.1");
        assertThat(link.filter()).isEqualTo(SourceFilter.exclude(sources("10.0.0.1")));

        link.record(HOST_B, RecordType.ALLOW, "10.0.0.2");
        link.advance(Duration.ofSeconds(100));
        link.record(HOST_B, RecordType.ALLOW, "10.0.0.2");
        link.advance(Duration.ofSeconds(170));

        assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.2")));
    }

    @Test
    void leaveIsIgnoredWhileAnIgmpVersion1HostIsPresent() {
        link.report(HOST_A, new ReportV1(GROUP));
        link.report(HOST_B, new ReportV2(GROUP));
        link.said();

        link.report(HOST_B, new LeaveGroup(GROUP));

        assertThat(link.said()).containsExactly(HOST_B + " left", "ignored COMPATIBILITY_MODE");
        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void blockAndSourceListsAreIgnoredWhileAnIgmpVersion2HostIsPresent() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.record(HOST_B, RecordType.BLOCK, "10.0.0.1");
        link.record(HOST_B, RecordType.TO_EX, "10.0.0.2");

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void leaveOfAGroupWithoutMembersDoesNothing() {
        link.report(HOST_A, new LeaveGroup(GROUP));

        assertThat(link.said()).containsExactly("ignored NOT_A_MEMBER");
        assertThat(link.router().groupCount()).isZero();
    }

    @Test
    void groupLeftAndJoinedAgainHasNothingOfTheOldTimers() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.report(HOST_A, new LeaveGroup(GROUP));
        link.advance(Duration.ofSeconds(2));
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(259));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void lowerAddressBecomesTheQuerierUntilItFallsSilent() {
        Ipv4Address other = Ipv4Address.of("192.168.0.9");
        link.query(other, RouterLink.generalQuery());
        assertThat(link.said()).containsExactly("querier " + other);
        assertThat(link.router().isQuerier()).isFalse();

        link.advance(Duration.ofMillis(254_999));
        assertThat(link.said()).isEmpty();
        link.advance(Duration.ofMillis(1));

        assertThat(link.said()).containsExactly("querier " + RouterLink.OWN, "Q");
        assertThat(link.router().isQuerier()).isTrue();
    }

    @Test
    void neitherHigherNorMissingAddressBecomesTheQuerier() {
        link.query(Ipv4Address.of("192.168.1.2"), RouterLink.generalQuery());
        link.query(Ipv4Address.UNSPECIFIED, RouterLink.generalQuery());

        assertThat(link.router().isQuerier()).isTrue();
        assertThat(link.said()).isEmpty();
    }

    @Test
    void nonQuerierLowersItsTimersWhenTheQuerierAsksAndAsksNothingItself() {
        Ipv4Address other = Ipv4Address.of("192.168.0.9");
        link.query(other, RouterLink.generalQuery());
        link.report(HOST_A, new ReportV2(GROUP));
        link.said();

        link.report(HOST_A, new LeaveGroup(GROUP));
        link.query(other, RouterLink.groupQuery(true));
        link.advance(Duration.ofSeconds(2));
        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        link.query(other, RouterLink.groupQuery(false));
        link.advance(Duration.ofSeconds(2));

        assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        assertThat(link.said()).containsExactly(HOST_A + " left", "INCLUDE");
    }

    @Test
    void stateSurvivesBeingDescribedAndRestored() {
        link.record(HOST_A, RecordType.TO_EX, "10.0.0.1");
        link.record(HOST_B, RecordType.ALLOW, "10.0.0.2");
        link.advance(Duration.ofSeconds(10));
        InterfaceName name = new InterfaceName("eth1");
        List<GroupMembership> before = link.router().describe(name, link.now());

        RouterLink next = new RouterLink(LeaveMode.QUERY);
        before.forEach(membership -> next.router().restore(membership, next.now()));

        assertThat(next.router().describe(name, next.now())).isEqualTo(before);
    }

    @Test
    void answersAreTakenForAnswersOnlyOfWhatWasQueried() {
        RouterLink link = new RouterLink(LeaveMode.TRACKED);
        link.record(RouterLink.HOST_A, RecordType.TO_EX);
        link.record(RouterLink.HOST_B, RecordType.ALLOW, "10.0.0.1");
        link.advance(Duration.ofSeconds(20));
        link.record(RouterLink.HOST_B, RecordType.BLOCK, "10.0.0.1");
        link.advance(Duration.ofMillis(2500));

        link.record(RouterLink.HOST_A, RecordType.IS_IN, "10.0.0.1");
        assertThat(wantsEverything(link)).isTrue();
        link.record(RouterLink.HOST_A, RecordType.IS_IN, "10.0.0.2");
        assertThat(wantsEverything(link)).isFalse();
    }

    /** A query of an unknown sender for sources that no host has named, with a response time of 53 minutes. */
    @Test
    void onlyQueriesThatCountOpenAWindowForKnownSources() {
        RouterLink link = new RouterLink(LeaveMode.TRACKED);
        link.record(HOST_A, RecordType.IS_EX, "10.0.0.9");
        link.query(Ipv4Address.of("10.99.0.2"), sourceQuery(31_744, "10.0.0.9"));
        link.record(HOST_A, RecordType.IS_IN, "10.0.0.9");
        assertThat(hostFilter(link)).isEqualTo(SourceFilter.include(sources("10.0.0.9")));

        link.record(HOST_A, RecordType.TO_EX, "10.0.0.9");
        link.query(Ipv4Address.of("192.168.1.9"), sourceQuery(31_744, "10.0.0.9", "10.0.0.8"));
        link.record(HOST_A, RecordType.IS_IN, "10.0.0.9");
        assertThat(hostFilter(link)).isEqualTo(SourceFilter.EVERYTHING);

        link.advance(Duration.ofMillis(11_001));
        link.record(HOST_A, RecordType.IS_IN, "10.0.0.9");
        assertThat(hostFilter(link)).isEqualTo(SourceFilter.include(sources("10.0.0.9")));
    }

    private static MembershipQuery sourceQuery(int tenths, String... sources) {
        return new MembershipQuery(
                IgmpVersion.V3, tenths, GROUP.address(), List.copyOf(sources(sources)), false, 2, 125);
    }

    private static SourceFilter hostFilter(RouterLink link) {
        return link.router()
                .describe(new InterfaceName("eth1"), link.now())
                .get(0)
                .hosts()
                .get(0)
                .filter();
    }

    /** Version 1.0.0 handed over up to 62 hours. */
    @Test
    void electionThatIsHandedOnHoldsNoLongerThanAQueryWould() {
        Duration day = Duration.ofDays(1);
        link.router()
                .resume(
                        new ElectionState(
                                new OlderQueriersPresent(day, day),
                                Optional.of(new OtherQuerier(
                                        Ipv4Address.of("192.168.0.9"), day, day, 7, Duration.ofHours(8)))),
                        link.now());
        assertThat(link.router().isQuerier()).isFalse();

        link.advance(Duration.ofSeconds(254));
        assertThat(link.router().isQuerier()).isFalse();
        link.advance(Duration.ofSeconds(1));
        assertThat(link.router().isQuerier()).isTrue();
        link.advance(Duration.ofSeconds(250));
        assertThat(link.router().version(link.now())).isEqualTo(IgmpVersion.V3);
    }

    /** Devices that understand queries of 8 bytes only. */
    @Test
    void hostOfVersion2ThatAnswersNoQueryIsNamedWhenItsGroupEnds() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(8));
        link.report(HOST_A, new ReportV2(GROUP));
        link.said();

        link.advance(Duration.ofSeconds(270));

        assertThat(link.said()).containsSubsequence("Q", "Q", HOST_A + " silent", "INCLUDE");
    }

    @Test
    void hostOfVersion2ThatHasAnsweredOrIsSuppressedIsNotNamed() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(100));
        link.report(HOST_B, new ReportV2(GROUP));
        link.advance(Duration.ofMinutes(2));
        link.report(HOST_B, new ReportV2(GROUP));
        link.advance(Duration.ofMinutes(5));

        assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        assertThat(link.said()).noneMatch(said -> said.endsWith("silent"));
    }

    @Test
    void hostOfVersion2ThatLeavesIsNotNamed() {
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(1));
        link.report(HOST_A, new LeaveGroup(GROUP));
        link.advance(Duration.ofMinutes(5));

        assertThat(link.said()).noneMatch(said -> said.endsWith("silent"));
    }

    @Test
    void oneVersion1QueryIsForgottenWhenTheNextIsOverdue() {
        Ipv4Address other = Ipv4Address.of("192.168.1.200");
        link.query(other, version1());
        assertThat(link.router().version(link.now())).isEqualTo(IgmpVersion.V1);
        link.advance(Duration.ofSeconds(135));
        assertThat(link.router().version(link.now())).isEqualTo(IgmpVersion.V3);

        link.query(other, version1());
        link.advance(Duration.ofSeconds(349));
        assertThat(link.router().version(link.now())).isEqualTo(IgmpVersion.V1);
    }

    @Test
    void version1BesideAnotherQuerierCountsFromTheSecondQueryOn() {
        link.query(Ipv4Address.of("192.168.0.9"), RouterLink.generalQuery());
        link.query(HOST_B, version1());
        assertThat(link.router().version(link.now())).isEqualTo(IgmpVersion.V3);

        link.advance(Duration.ofSeconds(10));
        link.query(HOST_B, version1());
        assertThat(link.router().version(link.now())).isEqualTo(IgmpVersion.V1);
    }

    private static MembershipQuery version1() {
        return new MembershipQuery(IgmpVersion.V1, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 0, 0);
    }

    @Test
    void groupQueryOpensNoWindowForAnswersOfSources() {
        RouterLink link = new RouterLink(LeaveMode.QUERY);
        link.record(RouterLink.HOST_A, RecordType.TO_EX);
        link.record(RouterLink.HOST_B, RecordType.TO_EX);
        link.record(RouterLink.HOST_B, RecordType.TO_IN);

        link.record(RouterLink.HOST_A, RecordType.IS_IN, "10.0.0.1");

        assertThat(wantsEverything(link)).isFalse();
    }

    private static boolean wantsEverything(RouterLink link) {
        return link
                .router()
                .describe(new InterfaceName("eth1"), RouterLink.GROUP, link.now())
                .orElseThrow()
                .hosts()
                .stream()
                .filter(host -> host.address().equals(RouterLink.HOST_A))
                .anyMatch(host -> host.filter().isExclude());
    }
}
