package net.igmpproxy.core.router;

import static net.igmpproxy.core.router.RouterLink.GROUP;
import static net.igmpproxy.core.router.RouterLink.HOST_A;
import static net.igmpproxy.core.router.RouterLink.HOST_B;
import static net.igmpproxy.core.router.RouterLink.sources;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuickleaveTest {
    @Nested
    class Tracked {
        private final RouterLink link = new RouterLink(LeaveMode.TRACKED);

        @Test
        void lastHostsLeavePrunesAtOnceAndAsksOnce() {
            link.record(HOST_A, RecordType.TO_EX);
            link.said();

            link.record(HOST_A, RecordType.TO_IN);
            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)", "INCLUDE");
            link.advance(Duration.ofSeconds(5));

            assertThat(link.said()).isEmpty();
        }

        @Test
        void leaveOfOneOfTwoHostsChangesNothingAndAsksNothing() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_B, RecordType.TO_EX);
            link.said();

            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(1));
            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(4));
            assertThat(link.said()).containsExactly(HOST_A + " left");
            link.record(HOST_B, RecordType.TO_IN);

            assertThat(link.said()).containsExactly(HOST_B + " left", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void repeatedLeaveOfTheSameHostDoesNotCountAgain() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));

            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void hostThatFellSilentStopsCountingWhenItsMembershipIntervalEnds() {
            link.record(HOST_A, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(200));
            link.record(HOST_B, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(70));
            link.record(HOST_B, RecordType.TO_IN);

            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        }

        @Test
        void hostThatKeptSilentAnswersTheQueryAndLosesNothing() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.said();

            link.report(HOST_A, new LeaveGroup(GROUP));
            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)");
            link.advance(Duration.ofMillis(1900));
            link.report(HOST_B, new ReportV2(GROUP));
            link.advance(Duration.ofSeconds(5));

            assertThat(link.said()).containsExactly("Q(239.1.1.1)", HOST_B + " joined");
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void leaveInVersion2EndsTheGroupWhenTheLastQueryStaysUnanswered() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.said();

            link.report(HOST_A, new LeaveGroup(GROUP));
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveUnderANewAddressIsQueriedSinceTheOldOneMayBeTheSameHost() {
            link.record(HOST_A, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(1));
            link.record(HOST_B, RecordType.TO_EX);
            link.said();

            link.record(HOST_B, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly(HOST_B + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveUnderAnAddressThatNeverReportedIsQueried() {
            link.record(HOST_A, RecordType.TO_EX);
            link.said();

            link.record(HOST_B, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly("Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveIsQueriedWhereTheOtherAddressMayHaveBeenTheHostsInBetween() {
            link.record(HOST_B, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(20));
            link.record(HOST_A, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(4));
            link.record(HOST_B, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(2));
            link.said();

            link.record(HOST_B, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly(HOST_B + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveIsNotQueriedWhereAnotherHostReportedAfterTheOneThatLeaves() {
            link.record(HOST_A, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(20));
            link.record(HOST_B, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(1));
            link.record(HOST_A, RecordType.IS_EX);
            link.said();

            link.record(HOST_B, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(5));

            assertThat(link.said()).containsExactly(HOST_B + " left");
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void repeatedLeaveAsksForNothing() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            link.report(HOST_B, new ReportV2(GROUP));
            link.said();

            link.record(HOST_A, RecordType.TO_IN);

            assertThat(link.said()).isEmpty();
        }

        @Test
        void leaveIsQueriedIfTheOthersWereHeardLongAgo() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_B, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(11));
            link.said();

            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveIsQueriedWhileAHostWithoutAddressIsAMember() {
            link.report(Ipv4Address.UNSPECIFIED, new ReportV2(GROUP));
            link.advance(Duration.ofSeconds(1));
            link.record(HOST_A, RecordType.TO_EX);
            link.said();

            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveWithoutAddressRenewsNothing() {
            link.report(Ipv4Address.UNSPECIFIED, new ReportV2(GROUP));
            link.record(HOST_A, RecordType.TO_EX);
            link.advance(Duration.ofSeconds(200));
            link.record(HOST_A, RecordType.IS_EX);
            link.report(Ipv4Address.UNSPECIFIED, new LeaveGroup(GROUP));
            link.advance(Duration.ofMillis(500));
            link.record(HOST_A, RecordType.IS_EX);
            link.advance(Duration.ofSeconds(71));
            link.said();

            link.record(HOST_A, RecordType.TO_IN);

            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        }

        @Test
        void leaveIsQueriedWhereReportsHaveGoneUnheard() {
            link.record(HOST_A, RecordType.TO_EX);
            link.router().askSoon(link.now());
            link.said();

            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveIsQueriedForAMembershipAfterReportsWereLost() {
            link.router().loseReports(link.now());
            link.record(HOST_A, RecordType.TO_EX);
            link.said();

            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));
            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");

            link.advance(Duration.ofSeconds(268));
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        }

        @Test
        void leaveIsQueriedAfterTheRouterHasBecomeTheQuerier() {
            link.query(Ipv4Address.of("192.168.0.1"), RouterLink.generalQuery());
            link.advance(Duration.ofSeconds(255));
            assertThat(link.router().isQuerier()).isTrue();
            link.record(HOST_A, RecordType.TO_EX);

            link.record(HOST_A, RecordType.TO_IN);
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);

            link.advance(Duration.ofSeconds(42));
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        }

        @Test
        void sourcesOfUnknownHostsAreQueriedToo() {
            link.record(HOST_A, RecordType.ALLOW, "10.0.0.1", "10.0.0.2");
            link.advance(Duration.ofSeconds(1));
            link.record(HOST_B, RecordType.ALLOW, "10.0.0.1", "10.0.0.2");
            link.said();

            link.record(HOST_B, RecordType.BLOCK, "10.0.0.1");
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said())
                    .containsExactly("Q(239.1.1.1 10.0.0.1)", "Q(239.1.1.1 10.0.0.1)", "INCLUDE 10.0.0.2");
        }

        @Test
        void blockedSourceIsDroppedAtOnceUnlessAnotherHostWantsIt() {
            link.record(HOST_A, RecordType.IS_IN, "10.0.0.1", "10.0.0.2");
            link.record(HOST_B, RecordType.IS_IN, "10.0.0.2");
            link.said();

            link.record(HOST_A, RecordType.BLOCK, "10.0.0.1", "10.0.0.2");

            assertThat(link.said()).containsExactly(HOST_A + " left", "Q(239.1.1.1 10.0.0.1)", "INCLUDE 10.0.0.2");
        }

        @Test
        void changeToIncludeOfAnIncludingHostIsAskedForSinceItMayBePartOfALongerList() {
            link.record(HOST_A, RecordType.IS_IN, "10.0.0.1");
            link.said();

            link.record(HOST_A, RecordType.TO_IN, "10.0.0.2");
            assertThat(link.said()).containsExactly("Q(239.1.1.1 10.0.0.1)", "INCLUDE 10.0.0.1 10.0.0.2");
            link.advance(Duration.ofSeconds(2));

            assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.2")));
        }

        @Test
        void leaveOfTheLastHostThatExcludesLeavesTheSourcesThatOthersInclude() {
            link.record(HOST_A, RecordType.ALLOW, "10.0.0.1");
            link.record(HOST_B, RecordType.TO_EX);
            link.said();

            link.record(HOST_B, RecordType.TO_IN);

            assertThat(link.said()).containsExactly(HOST_B + " left", "Q(239.1.1.1)", "INCLUDE 10.0.0.1");
        }

        @Test
        void hostsWithoutAnAddressAreAskedForSinceTheyMayBeSeveral() {
            link.report(Ipv4Address.UNSPECIFIED, new ReportV2(GROUP));
            link.said();

            link.report(Ipv4Address.UNSPECIFIED, new LeaveGroup(GROUP));

            assertThat(link.said()).containsExactly("Q(239.1.1.1)");
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
            link.advance(Duration.ofSeconds(2));
            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        }

        @Test
        void changeToIncludeLeavesTheGroupToAnotherHostThatExcludes() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_B, RecordType.TO_EX);
            link.said();

            link.record(HOST_A, RecordType.TO_IN, "10.0.0.1");
            link.advance(Duration.ofSeconds(5));

            assertThat(link.said()).isEmpty();
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }
    }

    /**
     * A host in INCLUDE mode beside one in EXCLUDE mode, whose records keep deleting the first host's source timers.
     */
    @Test
    void listOfAHostOutgrowsNoGroup() {
        RouterLink link = new RouterLink(new RouterSettings(
                RouterTimers.DEFAULT,
                ProtocolOptions.DEFAULT,
                new Limits(10, 3, 10),
                SsmConfiguration.DEFAULT,
                LeaveMode.TRACKED));
        for (int source = 1; source <= 9; source++) {
            link.record(HOST_A, RecordType.ALLOW, "10.0.0." + source);
            link.record(HOST_B, RecordType.IS_EX);
        }

        List<GroupMembership> memberships = link.router().describe(new InterfaceName("eth1"), link.now());

        assertThat(memberships.get(0).hosts().get(0).filter().sources().size()).isLessThanOrEqualTo(3);
    }

    @Nested
    class Immediate {
        private final RouterLink link = new RouterLink(LeaveMode.IMMEDIATE);

        @Test
        void repeatedLeaveKeepsWhoeverHasJoinedSince() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofMillis(200));
            link.record(HOST_B, RecordType.TO_EX);
            link.said();

            link.advance(Duration.ofMillis(600));
            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(5));

            assertThat(link.said()).isEmpty();
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void repeatedBlockOfAMemberIsQueried() {
            link.record(HOST_A, RecordType.ALLOW, "10.0.0.1", "10.0.0.2");
            link.record(HOST_A, RecordType.BLOCK, "10.0.0.1");
            link.record(HOST_B, RecordType.ALLOW, "10.0.0.1");
            link.said();

            link.record(HOST_A, RecordType.BLOCK, "10.0.0.1");
            assertThat(link.said()).containsExactly("Q(239.1.1.1 10.0.0.1)");
            link.record(HOST_B, RecordType.IS_IN, "10.0.0.1");
            link.advance(Duration.ofSeconds(5));

            assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.1", "10.0.0.2")));
        }

        @Test
        void leaveOfAHostThatIsNoMemberIsQueried() {
            link.record(HOST_A, RecordType.TO_EX);
            link.said();

            link.record(HOST_B, RecordType.TO_IN);
            link.advance(Duration.ofSeconds(2));

            assertThat(link.said()).containsExactly("Q(239.1.1.1)", "Q(239.1.1.1)", "INCLUDE");
        }

        @Test
        void leaveIsAHostsOwnAgainAfterItHasJoinedAgain() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            link.record(HOST_A, RecordType.TO_EX);
            link.said();

            link.record(HOST_A, RecordType.TO_IN);

            assertThat(link.said()).containsExactly(HOST_A + " left", "INCLUDE");
        }

        @Test
        void memberThatLeavesAPrunedGroupJoinsAgainAtOnce() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.report(HOST_B, new LeaveGroup(GROUP));

            link.report(HOST_B, new ReportV2(GROUP));

            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void firstLeavePrunesAtOnceWhoeverElseIsThereAndAsksNobody() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.said();

            link.report(HOST_A, new LeaveGroup(GROUP));

            assertThat(link.said()).containsExactly(HOST_A + " left", "INCLUDE");
        }

        @Test
        void reportsOfMembersDoNotJoinAgainBeforeTheLastMemberTimeIsOver() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.advance(Duration.ofMillis(1999));
            link.report(HOST_B, new ReportV2(GROUP));
            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);

            link.advance(Duration.ofMillis(1));
            link.report(HOST_B, new ReportV2(GROUP));

            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void joinIsServedAtOnceAfterALeave() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofMillis(100));
            link.record(HOST_B, RecordType.TO_EX);
            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);

            link.record(HOST_B, RecordType.TO_IN);
            link.record(HOST_B, RecordType.ALLOW, "10.0.0.1");

            assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.1")));
        }

        @Test
        void currentStateRecordIsHeldOffAfterALeave() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN);
            link.advance(Duration.ofMillis(100));
            link.record(HOST_A, RecordType.IS_EX);
            link.record(HOST_B, RecordType.IS_IN, "10.0.0.1");

            assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
        }

        @Test
        void hostOfVersion2ThatWasNoMemberJoinsAtOnce() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.advance(Duration.ofMillis(100));

            link.report(HOST_B, new ReportV2(GROUP));

            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void hostOfVersion2ThatHasLeftJoinsAgainAtOnce() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.advance(Duration.ofMillis(100));

            link.report(HOST_A, new ReportV2(GROUP));

            assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        }

        @Test
        void groupWhoseReportWasHeldOffIsQueriedAfterwards() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.said();

            link.advance(Duration.ofSeconds(2));
            assertThat(link.said()).isEmpty();
            link.advance(Duration.ofMillis(100));

            assertThat(link.said()).containsExactly("Q(239.1.1.1)");
        }

        @Test
        void groupThatWasJoinedMeanwhileIsNotQueried() {
            link.report(HOST_A, new ReportV2(GROUP));
            link.report(HOST_A, new LeaveGroup(GROUP));
            link.report(HOST_B, new ReportV2(GROUP));
            link.record(HOST_B, RecordType.TO_EX);
            link.said();

            link.advance(Duration.ofSeconds(5));

            assertThat(link.said()).isEmpty();
        }

        @Test
        void listInSeveralRecordsKeepsAllItsSources() {
            link.record(HOST_A, RecordType.TO_EX);
            link.record(HOST_A, RecordType.TO_IN, "10.0.0.1", "10.0.0.2");
            link.record(HOST_A, RecordType.TO_IN, "10.0.0.3", "10.0.0.4");

            assertThat(link.filter())
                    .isEqualTo(SourceFilter.include(sources("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4")));
            link.record(HOST_A, RecordType.IS_IN, "10.0.0.1", "10.0.0.2");
            link.advance(Duration.ofSeconds(5));

            assertThat(link.filter())
                    .isEqualTo(SourceFilter.include(sources("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4")));
        }
    }
}
