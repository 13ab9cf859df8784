package net.igmpproxy.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to floods of queries: every group is answered, and the number of packets is limited. */
@Tag("slow")
class AnswerFloodTest {
    private static final Ipv4Address ROUTER = Ipv4Address.of("10.0.0.254");
    private static final Ipv4Address FOREIGN = Ipv4Address.of("192.0.2.1");
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int FIRST_GROUP = 0xef640000;

    private final List<Report> reports = new ArrayList<>();
    private final HostInterface host = new HostInterface(
            new HostSettings(2, Optional.empty(), group -> false, Optional.empty()),
            1500,
            new Random(1),
            reports::add,
            0);
    private long now;

    /** A flood of 64 KB once caused 32,599 reports of 1 MB in total. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void floodOfShortQueriesIsAnsweredWithNoMoreThanItBrings(boolean counts) {
        join(500);
        if (counts) {
            ask(IgmpVersion.V2, 1);
            advance(20 * SECOND);
            reports.clear();
        }

        for (int i = 0; i < 2_000; i++) {
            if (counts) {
                ask(IgmpVersion.V2, 1);
            } else {
                host.onQuery(FOREIGN, QuerierStanding.FOREIGN, general(IgmpVersion.V2, 1), now);
            }
            advance(3 * MILLI);
        }
        advance(20 * SECOND);

        assertThat(reports.size()).isBetween(1_000, 2_500);
        assertThat(answersByGroup().values()).allMatch(count -> count >= 2);
    }

    @Test
    void floodInVersion3IsAnsweredAtTheSamePace() {
        join(10_000);

        for (int i = 0; i < 2_000; i++) {
            ask(IgmpVersion.V3, 1);
            advance(3 * MILLI);
        }
        advance(20 * SECOND);

        // 55 packets report all groups
        assertThat(reports.size()).isBetween(110, 330);
        assertThat(answersByGroup()).hasSize(10_000);
    }

    @ParameterizedTest
    @CsvSource({"V2, 1000", "V2, 2000", "V3, 1000", "V3, 125000"})
    void querierThatKeepsToTheRfcIsAnsweredEachTime(IgmpVersion version, long intervalMillis) {
        join(200);
        for (int i = 0; i < 10; i++) {
            reports.clear();

            ask(version, 5);
            advance(500 * MILLI);

            assertThat(answersByGroup().values()).hasSize(200).allMatch(count -> count == 1);
            advance((intervalMillis - 500) * MILLI);
        }
    }

    /** 8 queries a second for 250 s once caused 250,000 reports. */
    @ParameterizedTest
    @CsvSource({"125, 14000", "334, 14000", "1000, 110000"})
    void lastingFloodIsAnsweredSeldom(int intervalMillis, int most) {
        join(500);
        long end = now + 250 * SECOND;

        while (now < end) {
            ask(IgmpVersion.V2, 1);
            advance(intervalMillis * MILLI);
        }

        assertThat(reports.size()).isBetween(500 * 250 / 16, most);
        assertThat(answersByGroup()).hasSize(500);
    }

    @Test
    void floodThatEndsLeavesNothingBehind() {
        join(100);
        for (int i = 0; i < 5_000; i++) {
            ask(IgmpVersion.V2, 1);
            advance(3 * MILLI);
        }
        advance(30 * SECOND);
        reports.clear();

        ask(IgmpVersion.V2, 5);
        advance(500 * MILLI);

        assertThat(answersByGroup()).hasSize(100);
    }

    @Test
    void floodOfForeignQueriesSlowsDownNoAnswerToTheQuerier() {
        join(100);
        ask(IgmpVersion.V2, 5);
        for (int i = 0; i < 3_000; i++) {
            host.onQuery(FOREIGN, QuerierStanding.FOREIGN, general(IgmpVersion.V2, 1), now);
            advance(3 * MILLI);
        }
        reports.clear();

        ask(IgmpVersion.V2, 10);
        advance(SECOND);

        assertThat(answersByGroup()).hasSize(100);
    }

    /** The querier of the link sends its queries at different times within the intervals of the flood. */
    @ParameterizedTest
    @CsvSource({"V2, 1", "V2, 100", "V3, 1", "V3, 2000"})
    void querierIsAnsweredInItsTimeDuringAForeignFlood(IgmpVersion version, int groups) {
        join(groups);
        ask(version, 10);
        advance(20 * SECOND);
        for (int i = 1; i <= 700; i++) {
            host.onQuery(FOREIGN, QuerierStanding.FOREIGN, general(version, 1), now);
            if (i % 70 == 0) {
                reports.clear();
                ask(version, 10);
                advance(SECOND);
                assertThat(answersByGroup()).as("query after " + i).hasSize(groups);
            }
            advance(100 * MILLI);
        }
    }

    /** In version 2 a foreign query once delayed the answer to the querier. */
    @ParameterizedTest
    @ValueSource(strings = {"V2", "V3"})
    void foreignQueryPutsNoAnswerToTheQuerierOff(IgmpVersion version) {
        join(1);
        ask(version, 10);
        advance(20 * SECOND);
        for (int i = 0; i < 1_000; i++) {
            host.onQuery(FOREIGN, QuerierStanding.FOREIGN, general(version, 1), now);
            advance(30 * MILLI);
        }
        reports.clear();

        ask(version, 10);
        host.onQuery(FOREIGN, QuerierStanding.FOREIGN, general(version, 1), now);
        advance(SECOND);

        assertThat(answersByGroup()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2", "V3"})
    void floodOfSpecificQueriesIsAnsweredOncePerPause(IgmpVersion version) {
        join(1);
        ask(version, 1);
        advance(10 * SECOND);
        reports.clear();

        for (int i = 0; i < 1_000; i++) {
            host.onQuery(ROUTER, QuerierStanding.COUNTS, query(version, 1, Ipv4Address.of("239.100.0.0")), now);
            advance(MILLI);
        }

        assertThat(reports.size()).isBetween(4, 6);
    }

    /** A query with 25 s, then one with 1 s: all reports but the first once kept the schedule of the first query. */
    @Test
    void eachReportOfALongAnswerGoesOutByTheSoonerQuery() {
        join(1_000);
        ask(IgmpVersion.V3, 250);
        advance(10 * MILLI);
        ask(IgmpVersion.V3, 10);

        advance(SECOND);

        assertThat(answersByGroup()).hasSize(1_000);
    }

    @Test
    void aLaterQueryPutsNoReportOff() {
        join(1_000);
        ask(IgmpVersion.V3, 10);
        advance(500 * MILLI);
        int sent = reports.size();
        ask(IgmpVersion.V3, 250);

        advance(500 * MILLI);

        assertThat(sent).isPositive();
        assertThat(answersByGroup()).hasSize(1_000);
    }

    private void join(int groups) {
        for (int i = 0; i < groups; i++) {
            host.set(new GroupAddress(new Ipv4Address(FIRST_GROUP + i)), SourceFilter.EVERYTHING);
        }
        host.flush(now);
        advance(60 * SECOND);
        reports.clear();
    }

    private void ask(IgmpVersion version, int tenths) {
        host.onQuery(ROUTER, QuerierStanding.COUNTS, general(version, tenths), now);
    }

    private static MembershipQuery general(IgmpVersion version, int tenths) {
        return query(version, tenths, Ipv4Address.UNSPECIFIED);
    }

    private static MembershipQuery query(IgmpVersion version, int tenths, Ipv4Address group) {
        return new MembershipQuery(version, tenths, group, List.of(), false, 2, 125);
    }

    private void advance(long nanos) {
        long end = now + nanos;
        while (host.nextDeadline() <= end) {
            now = Math.max(now, host.nextDeadline());
            host.onDeadline(now);
        }
        now = end;
    }

    private Map<GroupAddress, Integer> answersByGroup() {
        Map<GroupAddress, Integer> answers = new HashMap<>();
        for (Report report : reports) {
            TreeSet<GroupAddress> told = new TreeSet<>();
            if (report instanceof OneGroupReport older) {
                told.add(older.group());
            } else if (report instanceof ReportV3 version3) {
                version3.records().stream().map(GroupRecord::group).forEach(told::add);
            }
            told.forEach(group -> answers.merge(group, 1, Integer::sum));
        }
        return answers;
    }
}
