package net.igmpproxy.core.router;

import static net.igmpproxy.core.router.RouterLink.GROUP;
import static net.igmpproxy.core.router.RouterLink.HOST_A;
import static net.igmpproxy.core.router.RouterLink.HOST_B;
import static net.igmpproxy.core.router.RouterLink.sources;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.igmpproxy.core.config.StateSize;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;

/** Limits never affect members that are already served (docs/adr/0009). */
class AdmissionTest {
    private static final String REFUSED = "ignored " + IgnoredReport.MAX_ENTRIES;

    @Test
    void reportThatBringsTooMuchRefreshesTheSourcesThatAreThere() {
        RouterLink link = withRoomFor(4);
        link.record(HOST_A, RecordType.ALLOW, "10.0.0.1");
        link.advance(Duration.ofSeconds(200));
        link.said();

        link.record(HOST_A, RecordType.IS_IN, "10.0.0.1", "10.0.0.2");
        assertThat(link.said()).containsExactly(REFUSED);
        link.advance(Duration.ofSeconds(200));

        assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.1")));
    }

    @Test
    void longerListOfExcludedSourcesRefreshesTheGroup() {
        RouterLink link = withRoomFor(2);
        link.record(HOST_A, RecordType.TO_EX);
        link.advance(Duration.ofSeconds(200));
        link.said();

        link.record(HOST_A, RecordType.IS_EX, "10.0.0.1");
        assertThat(link.said()).containsExactly(REFUSED);
        link.advance(Duration.ofSeconds(200));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void changeToExcludeModeKeepsTheSourcesThatAreThereForwarded() {
        RouterLink link = withRoomFor(4);
        link.record(HOST_A, RecordType.ALLOW, "10.0.0.1");

        link.record(HOST_A, RecordType.TO_EX, "10.0.0.2", "10.0.0.3", "10.0.0.4");
        link.advance(Duration.ofSeconds(200));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void changeToIncludeModeThatDoesNotFitTakesNothingFromItsHost() {
        RouterLink link = withRoomFor(2);
        link.record(HOST_A, RecordType.TO_EX);

        link.record(HOST_A, RecordType.TO_IN, "10.0.0.1");
        link.advance(Duration.ofSeconds(200));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void sourcesAreLeftEvenIfOthersThatWereRefusedAreLeftToo() {
        RouterLink link = withRoomFor(4);
        link.record(HOST_A, RecordType.ALLOW, "10.0.0.1");

        link.record(HOST_A, RecordType.BLOCK, "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        link.advance(Duration.ofSeconds(2));

        assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
    }

    @Test
    void refusedHostWhoseReportSilencesAMemberStandsInForIt() {
        RouterLink link = withRoomFor(2);
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(200));
        link.said();

        link.report(HOST_B, new ReportV2(GROUP));
        assertThat(link.said()).containsExactly(REFUSED);
        link.advance(Duration.ofSeconds(200));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
        assertThat(link.router().hostCount()).isZero();
    }

    @Test
    void refusedHostThatSilencesNobodyRefreshesNothing() {
        RouterLink link = withRoomFor(2);
        link.report(HOST_A, new ReportV2(GROUP));
        link.advance(Duration.ofSeconds(200));

        link.record(HOST_B, RecordType.IS_EX);
        link.advance(Duration.ofSeconds(100));

        assertThat(link.filter()).isEqualTo(SourceFilter.NOTHING);
    }

    @Test
    void refusedHostOfAnOlderVersionDoesNotOpenAGroupOfSources() {
        RouterLink link = withRoomFor(4);
        link.record(HOST_A, RecordType.ALLOW, "10.0.0.1");

        link.report(HOST_B, new ReportV2(GROUP));

        assertThat(link.filter()).isEqualTo(SourceFilter.include(sources("10.0.0.1")));
    }

    @Test
    void hostForWhichTheHeapHasNoRoomIsRefused() {
        EntryBudget budget = new EntryBudget(1000);
        budget.setHeapBytes(StateSize.ofEntries(1, 2));
        RouterLink link = new RouterLink(RouterLink.settings(LeaveMode.QUERY), budget);
        link.record(HOST_A, RecordType.TO_EX);
        link.said();

        link.record(HOST_B, RecordType.TO_EX);

        assertThat(link.said()).containsExactly("ignored " + IgnoredReport.HEAP);
        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void groupThatHasEndedLeavesItsHeapToAnother() {
        EntryBudget budget = new EntryBudget(1000);
        budget.setHeapBytes(StateSize.ofEntries(1, 2));
        RouterLink link = new RouterLink(RouterLink.settings(LeaveMode.QUERY), budget);
        link.record(HOST_A, RecordType.TO_EX);
        link.advance(Duration.ofMinutes(5));

        link.record(HOST_B, RecordType.TO_EX);

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    @Test
    void heapThatIsLimitedLaterKeepsWhatIsThere() {
        EntryBudget budget = new EntryBudget(1000);
        RouterLink link = new RouterLink(RouterLink.settings(LeaveMode.QUERY), budget);
        link.record(HOST_A, RecordType.TO_EX);
        budget.setHeapBytes(0);
        link.advance(Duration.ofSeconds(200));

        link.record(HOST_A, RecordType.IS_EX);
        link.advance(Duration.ofSeconds(200));

        assertThat(link.filter()).isEqualTo(SourceFilter.EVERYTHING);
    }

    private static RouterLink withRoomFor(int records) {
        return new RouterLink(RouterLink.settings(LeaveMode.QUERY), records);
    }
}
