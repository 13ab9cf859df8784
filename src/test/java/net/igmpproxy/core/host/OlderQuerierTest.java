package net.igmpproxy.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;

/** The host side while an IGMPv2 or IGMPv1 querier is present (RFC 9776 section 7.2.1). */
class OlderQuerierTest {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address QUERIER = Ipv4Address.of("10.0.0.254");

    /** Two Query Intervals of 125 s and ten response times of 10 s (RFC 9776 section 8.12). */
    private static final Duration QUERIER_PRESENT = Duration.ofSeconds(350);

    private final List<Report> reports = new ArrayList<>();
    private final HostInterface host = new HostInterface(
            new HostSettings(2, Optional.empty(), group -> false, Optional.empty()),
            1500,
            new Random(1),
            reports::add,
            0);
    private long now;

    @Test
    void version2QuerierIsAnsweredInVersion2() {
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        set(SourceFilter.EVERYTHING);
        assertThat(said()).containsExactly(new ReportV2(GROUP));
        advance(Duration.ofSeconds(11));
        assertThat(said()).containsExactly(new ReportV2(GROUP));

        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(10));
        assertThat(said()).containsExactly(new ReportV2(GROUP));
        set(SourceFilter.NOTHING);
        assertThat(said()).containsExactly(new LeaveGroup(GROUP));
    }

    @Test
    void version1QuerierIsToldOfNoLeave() {
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V1), now);
        set(SourceFilter.EVERYTHING);
        set(SourceFilter.NOTHING);
        advance(Duration.ofMinutes(1));

        assertThat(said()).containsExactly(new ReportV1(GROUP));
    }

    @Test
    void anotherHostsReportStandsForThisOnes() {
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        set(SourceFilter.EVERYTHING);
        advance(Duration.ofSeconds(30));
        said();

        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        host.onOlderReport(GROUP, now);
        advance(Duration.ofSeconds(30));

        assertThat(said()).isEmpty();
    }

    @Test
    void version3IsSpokenAgainWhenTheOlderQuerierHasGone() {
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        advance(QUERIER_PRESENT.minusNanos(1));
        set(SourceFilter.EVERYTHING);
        advance(Duration.ofNanos(1));
        assertThat(said()).containsExactly(new ReportV2(GROUP));

        set(SourceFilter.NOTHING);

        assertThat(said()).hasSize(1).allMatch(ReportV3.class::isInstance);
    }

    @Test
    void repetitionsOfTheNewerVersionAreDroppedWhenAnOlderQuerierAppears() {
        set(SourceFilter.EVERYTHING);
        said();

        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(10));

        assertThat(said()).containsExactly(new ReportV2(GROUP));
    }

    @Test
    void sourcesAreToldWhenVersion3IsSpokenAgainSoThatALeaveIsUnderstood() {
        SourceFilter one = SourceFilter.include(SourceSet.of(Ipv4Address.of("10.0.0.5")));
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        set(one);
        advance(QUERIER_PRESENT.minusNanos(1));
        said();

        advance(Duration.ofNanos(1));

        GroupRecord record = new GroupRecord(RecordType.TO_IN, GROUP, List.copyOf(one.sources()));
        assertThat(said()).containsExactly(new ReportV3(List.of(record)));
    }

    @Test
    void groupThatBecomesSourceSpecificIsLeft() {
        host.onQuery(QUERIER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        set(SourceFilter.include(SourceSet.of(Ipv4Address.of("10.0.0.5"))));
        said();

        host.configure(new HostSettings(2, Optional.empty(), GROUP::equals, Optional.empty()));
        host.flush(now);

        assertThat(said()).containsExactly(new LeaveGroup(GROUP));
    }

    private void set(SourceFilter filter) {
        host.set(GROUP, filter);
        host.flush(now);
    }

    private static MembershipQuery query(IgmpVersion version) {
        return new MembershipQuery(version, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 0, 0);
    }

    private void advance(Duration duration) {
        long end = now + duration.toNanos();
        while (host.nextDeadline() <= end) {
            now = Math.max(now, host.nextDeadline());
            host.onDeadline(now);
        }
        now = end;
    }

    private List<Report> said() {
        List<Report> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }
}
