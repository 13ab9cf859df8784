package net.igmpproxy.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.junit.jupiter.api.Test;

/** Allowed silence of a querier: the Other Querier Present Interval (RFC 9776 section 8.5). */
class QueryWatchTest {
    private final QueryWatch watch = new QueryWatch(2, 0);

    @Test
    void aQuerierIsWaitedForByTheDefaults() {
        assertThat(watch.silence(seconds(255)).isTooLong()).isFalse();
        assertThat(watch.silence(seconds(256)).isTooLong()).isTrue();
        assertThat(watch.silence(seconds(256)).heard()).isFalse();
    }

    @Test
    void whatTheQuerierTellsOfItselfCounts() {
        watch.heard(query(IgmpVersion.V3, Ipv4Address.UNSPECIFIED, 20), 3, 0, seconds(100));

        assertThat(watch.silence(seconds(165)).isTooLong()).isFalse();
        assertThat(watch.silence(seconds(166)).isTooLong()).isTrue();
        assertThat(watch.silence(seconds(166)).heard()).isTrue();
        assertThat(watch.silence(seconds(166)).lasting()).isEqualTo(Duration.ofSeconds(66));
    }

    @Test
    void provedIntervalCountsAsFarAsItIsClaimed() {
        watch.heard(query(IgmpVersion.V3, Ipv4Address.UNSPECIFIED, 320), 2, seconds(320), 0);
        assertThat(watch.silence(0).allowed()).isEqualTo(Duration.ofSeconds(645));

        watch.heard(query(IgmpVersion.V3, Ipv4Address.UNSPECIFIED, 20), 2, seconds(320), 0);
        assertThat(watch.silence(0).allowed()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void anOlderQuerierHasTheDefaultInterval() {
        watch.heard(query(IgmpVersion.V2, Ipv4Address.UNSPECIFIED, 0), 2, 0, 0);

        assertThat(watch.silence(0).allowed()).isEqualTo(Duration.ofSeconds(255));
    }

    @Test
    void specificQueriesAreNoSignOfTheGeneralOnes() {
        watch.heard(query(IgmpVersion.V3, Ipv4Address.of("239.1.1.1"), 20), 2, 0, seconds(250));

        assertThat(watch.silence(seconds(256)).isTooLong()).isTrue();
    }

    private static MembershipQuery query(IgmpVersion version, Ipv4Address group, int interval) {
        return new MembershipQuery(version, 100, group, List.of(), false, 0, interval);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
