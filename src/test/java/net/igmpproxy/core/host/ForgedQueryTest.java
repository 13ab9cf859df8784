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
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Effects of single upstream queries whose senders may be forged. */
class ForgedQueryTest {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address ROUTER = Ipv4Address.of("10.0.0.254");
    private static final Ipv4Address FORGED = Ipv4Address.of("10.0.0.77");
    private static final Ipv4Address PROVIDER = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address FOREIGN = Ipv4Address.of("198.51.100.1");
    private static final Ipv4Address SWITCH = Ipv4Address.UNSPECIFIED;

    private final List<Report> reports = new ArrayList<>();
    private HostInterface host = host(Optional.empty());
    private long now;

    /** 62 hours, from Robustness Variable and Query Interval. */
    @Test
    void longestClaimIsBelievedForNoMoreThanTheDefaultIntervals() {
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3, 7, 31_744), now);

        assertThat(host.querierSilence(now).allowed()).isEqualTo(Duration.ofSeconds(255));
        advance(Duration.ofSeconds(256));
        assertThat(host.querierSilence(now).isTooLong()).isTrue();
    }

    @Test
    void longestClaimBesideAVersion2QueryKeepsThatVersionNoLonger() {
        host.onQuery(FORGED, QuerierStanding.COUNTS, query(IgmpVersion.V3, 7, 31_744), now);
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);

        advance(Duration.ofSeconds(350));

        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);
    }

    @Test
    void snapshotIsBelievedNoLonger() {
        Duration day = Duration.ofDays(1);
        host.resume(
                new HostState(
                        new OlderQueriersPresent(day, day),
                        0,
                        Optional.of(ROUTER),
                        new HostInterface.QuerierSilence(true, Duration.ZERO, day),
                        new HostState.Present(
                                List.of(new PresentQuerier(ROUTER, true, true, day)),
                                new OlderQueriersPresent(day, day))),
                now);

        assertThat(host.querierSilence(now).allowed()).isEqualTo(Duration.ofSeconds(255));
        advance(Duration.ofSeconds(505));
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);
        assertThat(host.state(now).present()).isEqualTo(HostState.Present.NONE);
    }

    @Test
    void oneForgedQueryDoesNotKeepAProvedProviderFromVersion2() {
        join();
        host.onQuery(PROVIDER, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(60));
        host.onQuery(PROVIDER, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(20));
        host.onQuery(FORGED, QuerierStanding.COUNTS, query(IgmpVersion.V3, 7, 31_744), now);
        advance(Duration.ofSeconds(20));
        reports.clear();

        host.onQuery(PROVIDER, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(10));

        assertThat(reports).containsExactly(new ReportV2(GROUP));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, PROXY_QUERY", "192.0.2.1, FOREIGN", "10.0.0.9, NOT_LISTED"})
    void oneQueryOfTheLinksRouterKeepsOthersFromTheVersion(String other, QuerierStanding standing) {
        join();
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        for (int i = 0; i < 5; i++) {
            advance(Duration.ofSeconds(40));
            host.onQuery(Ipv4Address.of(other), standing, query(IgmpVersion.V2), now);
        }
        advance(Duration.ofSeconds(10));

        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);
        assertThat(reports).isNotEmpty().allMatch(ReportV3.class::isInstance);
    }

    @Test
    void routerOfTheLinkEndsAVersionThatWasHeardElsewhere() {
        host.onQuery(SWITCH, QuerierStanding.PROXY_QUERY, query(IgmpVersion.V2), now);
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V2);

        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);
    }

    @Test
    void routerOfTheLinkEndsNoVersionOfAnotherOne() {
        host.onQuery(FORGED, QuerierStanding.COUNTS, query(IgmpVersion.V2), now);
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);

        assertThat(host.version(now)).isEqualTo(IgmpVersion.V2);
    }

    @Test
    void routersThatCountAreHandedOn() {
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        advance(Duration.ofSeconds(100));
        HostState state = host.state(now);
        host = host(Optional.empty());
        host.resume(state, now);

        host.onQuery(SWITCH, QuerierStanding.PROXY_QUERY, query(IgmpVersion.V2), now);
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);
        advance(Duration.ofSeconds(155));
        host.onQuery(SWITCH, QuerierStanding.PROXY_QUERY, query(IgmpVersion.V2), now);

        assertThat(host.version(now)).isEqualTo(IgmpVersion.V2);
    }

    @Test
    void forgedQueriesMakeNoStrangerOfTheRouter() {
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        for (int i = 1; i < 100; i++) {
            host.onQuery(Ipv4Address.of("10.0.0." + i), QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        }

        assertThat(host.isKnownQuerier(ROUTER, now)).isTrue();
        assertThat(host.knownQueriers())
                .contains(ROUTER, Ipv4Address.of("10.0.0.99"))
                .hasSize(16);
    }

    @Test
    void routerThatGoesOnAskingIsSpokenToInItsVersion() {
        join();
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        advance(Duration.ofSeconds(31));
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);
        advance(Duration.ofSeconds(20));
        reports.clear();

        QueryWeight ofSwitch = host.onQuery(SWITCH, QuerierStanding.PROXY_QUERY, query(IgmpVersion.V2), now);
        host.onQuery(PROVIDER, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(20));

        assertThat(ofSwitch).isEqualTo(QueryWeight.ANSWERED);
        assertThat(reports).isNotEmpty().allMatch(ReportV3.class::isInstance);
    }

    @Test
    void switchInThePlaceOfAQuerierIsSpokenToInVersion2() {
        host.onQuery(SWITCH, QuerierStanding.PROXY_QUERY, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(100));

        host.set(GROUP, SourceFilter.EVERYTHING);
        host.flush(now);
        host.set(GROUP, SourceFilter.NOTHING);
        host.flush(now);

        assertThat(reports).containsExactly(new ReportV2(GROUP), new LeaveGroup(GROUP));
        assertThat(host.querier()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = QuerierStanding.class,
            names = {"PROXY_QUERY", "FOREIGN", "NOT_LISTED", "COUNTS"})
    void configuredVersion3AlwaysWins(QuerierStanding standing) {
        host = host(Optional.of(IgmpVersion.V3));
        join();

        host.onQuery(standing == QuerierStanding.PROXY_QUERY ? SWITCH : PROVIDER, standing, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(10));

        assertThat(reports).hasSize(1).allMatch(ReportV3.class::isInstance);
    }

    @Test
    void foreignQueriersThatAskByTurnsAreProved() {
        for (int i = 0; i < 3; i++) {
            host.onQuery(PROVIDER, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
            host.onQuery(FOREIGN, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
            advance(Duration.ofSeconds(20));
        }

        assertThat(host.version(now)).isEqualTo(IgmpVersion.V2);
    }

    @Test
    void noForeignQuerierIsProvedBesideAPresentOne() {
        for (int i = 0; i < 2; i++) {
            host.onQuery(PROVIDER, QuerierStanding.FOREIGN, query(IgmpVersion.V3), now);
            advance(Duration.ofSeconds(40));
        }
        host.onQuery(FOREIGN, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);
        advance(Duration.ofSeconds(40));

        QueryWeight weight = host.onQuery(FOREIGN, QuerierStanding.FOREIGN, query(IgmpVersion.V2), now);

        assertThat(weight).isEqualTo(QueryWeight.ANSWERED);
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);
    }

    @Test
    void version1BesideANewerQuerierCountsFromTheSecondQueryOn() {
        host.onQuery(ROUTER, QuerierStanding.COUNTS, query(IgmpVersion.V3), now);

        assertThat(host.onQuery(FORGED, QuerierStanding.COUNTS, query(IgmpVersion.V1), now))
                .isEqualTo(QueryWeight.IGNORED);
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V3);

        advance(Duration.ofSeconds(10));
        host.onQuery(FORGED, QuerierStanding.COUNTS, query(IgmpVersion.V1), now);
        assertThat(host.version(now)).isEqualTo(IgmpVersion.V1);
    }

    private HostInterface host(Optional<IgmpVersion> version) {
        return new HostInterface(
                new HostSettings(2, version, group -> false, Optional.empty()), 1500, new Random(1), reports::add, 0);
    }

    private void join() {
        host.set(GROUP, SourceFilter.EVERYTHING);
        host.flush(now);
        advance(Duration.ofSeconds(30));
        reports.clear();
    }

    private static MembershipQuery query(IgmpVersion version) {
        return query(version, 0, 0);
    }

    private static MembershipQuery query(IgmpVersion version, int robustness, int interval) {
        return new MembershipQuery(version, 100, Ipv4Address.UNSPECIFIED, List.of(), false, robustness, interval);
    }

    private void advance(Duration duration) {
        long end = now + duration.toNanos();
        while (host.nextDeadline() <= end) {
            now = Math.max(now, host.nextDeadline());
            host.onDeadline(now);
        }
        now = end;
    }
}
