package net.igmpproxy.core.querier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvedIntervalsTest {
    private static final Ipv4Address ROUTER = Ipv4Address.of("192.0.2.1");

    private final ProvedIntervals intervals = new ProvedIntervals();

    @ParameterizedTest
    @CsvSource({
        "320, 320, 320",
        "320, 319, 319",
        "320, 330, 320",
        "320, 401, 0",
        "320, 80, 0",
        "900, 900, 900",
        "1800, 1800, 900",
        "3600, 3600, 0",
        "31744, 3600, 0",
        "31744, 4, 0",
    })
    void secondQueryProvesTheIntervalThatHasPassed(int claimed, int gap, int proved) {
        query(claimed, 0);
        assertThat(intervals.provedNanos(ROUTER)).isZero();

        query(claimed, gap);

        assertThat(intervals.provedNanos(ROUTER)).isEqualTo(nanos(proved));
    }

    @Test
    void lostQueryOrOneInBetweenTakesNothingAway() {
        query(320, 0);
        query(320, 320);
        query(320, 960);
        assertThat(intervals.provedNanos(ROUTER)).isEqualTo(nanos(320));
        query(320, 970);
        assertThat(intervals.provedNanos(ROUTER)).isEqualTo(nanos(320));
    }

    @Test
    void routerThatFallsSilentOrClaimsLessProvesAgain() {
        query(320, 0);
        query(320, 320);
        query(320, 1060);
        assertThat(intervals.provedNanos(ROUTER)).isZero();
        query(320, 1380);
        query(20, 1400);
        assertThat(intervals.provedNanos(ROUTER)).isEqualTo(nanos(20));
    }

    @Test
    void manyAddressesDoNotDisplaceWhoWasThereBefore() {
        query(320, 0);
        for (int i = 0; i < 10_000; i++) {
            intervals.heard(new Ipv4Address(0x0a000000 + i), general(IgmpVersion.V3, 320), nanos(1));
        }
        query(320, 320);

        assertThat(intervals.provedNanos(ROUTER)).isEqualTo(nanos(320));
    }

    @Test
    void olderVersionsClaimNothing() {
        intervals.heard(ROUTER, general(IgmpVersion.V2, 0), 0);
        intervals.heard(ROUTER, general(IgmpVersion.V2, 0), nanos(320));

        assertThat(intervals.provedNanos(ROUTER)).isZero();
    }

    private void query(int claimedSeconds, int atSeconds) {
        intervals.heard(ROUTER, general(IgmpVersion.V3, claimedSeconds), nanos(atSeconds));
    }

    private static MembershipQuery general(IgmpVersion version, int intervalSeconds) {
        return new MembershipQuery(version, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 2, intervalSeconds);
    }

    private static long nanos(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
