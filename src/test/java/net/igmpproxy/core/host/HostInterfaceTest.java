package net.igmpproxy.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.junit.jupiter.api.Test;

/** The host side in virtual time: its reports after changes of the reception state and after queries. */
class HostInterfaceTest {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address QUERIER = Ipv4Address.of("10.0.0.254");
    private static final SourceFilter S1 = SourceFilter.include(SourceSet.of(Ipv4Address.of("10.0.0.1")));
    private static final SourceFilter S2 = SourceFilter.include(SourceSet.of(Ipv4Address.of("10.0.0.2")));
    private static final SourceFilter NOT_S1 = SourceFilter.exclude(SourceSet.of(Ipv4Address.of("10.0.0.1")));
    private static final int MTU = 1500;
    private static final int IP_HEADER = 24;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final List<ReportV3> reports = new ArrayList<>();
    private final HostInterface host = new HostInterface(
            new HostSettings(2, Optional.empty(), group -> false, Optional.empty()),
            MTU,
            new Random(1),
            report -> reports.add((ReportV3) report),
            0);
    private long now;

    @Test
    void joinIsReportedAtOnceAndOnceMoreWithinTheUnsolicitedReportInterval() {
        set(SourceFilter.EVERYTHING);
        assertThat(said()).containsExactly("TO_EX()");

        advance(Duration.ofMillis(1050));
        assertThat(said()).containsExactly("TO_EX()");
        advance(LONG_ENOUGH);
        assertThat(said()).isEmpty();
    }

    @Test
    void groupsAndSourcesAreCounted() {
        GroupAddress other = GroupAddress.of("239.1.1.2");
        set(SourceFilter.EVERYTHING);
        host.set(other, S1);
        assertThat(host.groupCount()).isEqualTo(2);
        assertThat(host.sourceCount()).isEqualTo(1);

        set(NOT_S1);
        host.set(other, SourceFilter.NOTHING);
        assertThat(host.groupCount()).isEqualTo(1);
        assertThat(host.sourceCount()).isEqualTo(1);

        host.leaveAll(now);
        assertThat(host.groupCount()).isZero();
        assertThat(host.sourceCount()).isZero();
    }

    @Test
    void everyChangeIsReportedByTheTableOfSection51() {
        assertThat(settled(S1)).containsExactly("ALLOW(10.0.0.1)");
        assertThat(settled(S2)).containsExactly("ALLOW(10.0.0.2) BLOCK(10.0.0.1)");
        assertThat(settled(NOT_S1)).containsExactly("TO_EX(10.0.0.1)");
        assertThat(settled(SourceFilter.EVERYTHING)).containsExactly("ALLOW(10.0.0.1)");
        assertThat(settled(NOT_S1)).containsExactly("BLOCK(10.0.0.1)");
        assertThat(settled(S1)).containsExactly("TO_IN(10.0.0.1)");
        assertThat(settled(SourceFilter.NOTHING)).containsExactly("BLOCK(10.0.0.1)");
        assertThat(settled(SourceFilter.EVERYTHING)).containsExactly("TO_EX()");
        assertThat(settled(SourceFilter.NOTHING)).containsExactly("TO_IN()");
    }

    @Test
    void changeWhileAnEarlierOneIsStillRepeatedIsMergedWithIt() {
        set(S1);
        set(S2);
        assertThat(said()).containsExactly("ALLOW(10.0.0.1)", "ALLOW(10.0.0.2) BLOCK(10.0.0.1)");

        advance(Duration.ofMillis(1050));
        assertThat(said()).containsExactly("ALLOW(10.0.0.2) BLOCK(10.0.0.1)");
        advance(LONG_ENOUGH);
        assertThat(said()).isEmpty();
    }

    @Test
    void filterModeChangeIsRepeatedAsSuchBeforeLaterSourceChanges() {
        set(SourceFilter.EVERYTHING);
        set(NOT_S1);
        assertThat(said()).containsExactly("TO_EX()", "TO_EX(10.0.0.1)");

        advance(LONG_ENOUGH);

        assertThat(said()).containsExactly("BLOCK(10.0.0.1)");
    }

    @Test
    void thousandGroupsAreReportedInFewPacketsWithinTheMtu() {
        joinThousand();

        assertThat(reports).hasSize(6).allSatisfy(HostInterfaceTest::fitsTheMtu);
        assertThat(records(reports)).hasSize(1000);
    }

    @Test
    void longSourceListIsSplitOverReports() {
        set(SourceFilter.include(SourceSet.copyOf(IntStream.range(0, 1000)
                .mapToObj(i -> new Ipv4Address(0x0a000000 + i))
                .toList())));

        assertThat(reports).hasSize(3).allSatisfy(HostInterfaceTest::fitsTheMtu);
        assertThat(records(reports).mapToInt(entry -> entry.sources().size()).sum())
                .isEqualTo(1000);
    }

    @Test
    void generalQueryIsAnsweredForEveryGroupWithinTheResponseTimeButNotAtOnce() {
        joinThousand();
        advance(LONG_ENOUGH);
        reports.clear();

        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(Ipv4Address.UNSPECIFIED), now);
        host.onDeadline(now);
        assertThat(reports).isEmpty();
        advance(Duration.ofSeconds(10));

        assertThat(records(reports).map(GroupRecord::group))
                .doesNotHaveDuplicates()
                .hasSize(1000);
        assertThat(reports).allSatisfy(HostInterfaceTest::fitsTheMtu);
        assertThat(host.querier()).contains(QUERIER);
    }

    @Test
    void groupSpecificQueryIsAnsweredWithTheCurrentState() {
        settled(NOT_S1);

        assertThat(answerTo(query(GROUP.address()))).containsExactly("IS_EX(10.0.0.1)");
    }

    @Test
    void sourceSpecificQueryIsAnsweredByTheTableOfSection52() {
        settled(S1);
        assertThat(answerTo(query(GROUP.address(), "10.0.0.1", "10.0.0.2"))).containsExactly("IS_IN(10.0.0.1)");
        assertThat(answerTo(query(GROUP.address(), "10.0.0.2"))).isEmpty();
        settled(NOT_S1);
        assertThat(answerTo(query(GROUP.address(), "10.0.0.1", "10.0.0.2"))).containsExactly("IS_IN(10.0.0.2)");
        assertThat(answerTo(query(GROUP.address(), "10.0.0.1"))).isEmpty();
    }

    @Test
    void queriesForSourcesAreAnsweredTogether() {
        settled(SourceFilter.EVERYTHING);

        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(GROUP.address(), "10.0.0.1"), now);

        assertThat(answerTo(query(GROUP.address(), "10.0.0.2"))).containsExactly("IS_IN(10.0.0.1 10.0.0.2)");
    }

    @Test
    void answerToAQueryForTheGroupCoversThoseForSources() {
        settled(SourceFilter.EVERYTHING);

        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(GROUP.address(), "10.0.0.1"), now);

        assertThat(answerTo(query(GROUP.address()))).containsExactly("IS_EX()");
    }

    @Test
    void nothingIsSaidNorRememberedOfAGroupThatWasLeft() {
        settled(SourceFilter.EVERYTHING);
        settled(SourceFilter.NOTHING);

        assertThat(answerTo(query(GROUP.address()))).isEmpty();
        assertThat(answerTo(query(Ipv4Address.UNSPECIFIED))).isEmpty();
        assertThat(host.groupCount()).isZero();
        assertThat(host.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    /** Returns the first report of a change, and checks that the repetitions equal it. */
    private List<String> settled(SourceFilter filter) {
        set(filter);
        List<String> first = said();
        advance(LONG_ENOUGH);
        assertThat(said()).isEqualTo(first);
        return first;
    }

    private List<String> answerTo(MembershipQuery query) {
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query, now);
        advance(Duration.ofSeconds(10));
        return said();
    }

    private void joinThousand() {
        IntStream.range(0, 1000)
                .mapToObj(i -> new GroupAddress(new Ipv4Address(0xef010000 + i)))
                .forEach(group -> host.set(group, SourceFilter.EVERYTHING));
        host.flush(now);
    }

    private void set(SourceFilter filter) {
        host.set(GROUP, filter);
        host.flush(now);
    }

    private static MembershipQuery query(Ipv4Address group, String... sources) {
        List<Ipv4Address> asked = Stream.of(sources).map(Ipv4Address::of).toList();
        return new MembershipQuery(IgmpVersion.V3, 100, group, asked, false, 2, 125);
    }

    private void advance(Duration duration) {
        long end = now + duration.toNanos();
        while (host.nextDeadline() <= end) {
            now = Math.max(now, host.nextDeadline());
            host.onDeadline(now);
        }
        now = end;
    }

    private List<String> said() {
        List<String> said = reports.stream().map(HostInterfaceTest::describe).toList();
        reports.clear();
        return said;
    }

    private static Stream<GroupRecord> records(List<ReportV3> reports) {
        return reports.stream().flatMap(report -> report.records().stream());
    }

    private static void fitsTheMtu(ReportV3 report) {
        assertThat(IP_HEADER + IgmpEncoder.encode(report).length).isLessThanOrEqualTo(MTU);
    }

    private static String describe(ReportV3 report) {
        return report.records().stream()
                .map(entry -> entry.type()
                        + entry.sources().stream()
                                .map(Ipv4Address::toString)
                                .collect(Collectors.joining(" ", "(", ")")))
                .collect(Collectors.joining(" "));
    }
}
