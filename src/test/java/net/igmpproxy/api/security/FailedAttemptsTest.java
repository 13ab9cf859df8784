package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private static final String ADDRESS = "192.0.2.1";

    private long nowNanos;
    private final FailedAttempts attempts = new FailedAttempts(() -> nowNanos);

    @Test
    void tenMayFailInAMinute() {
        fail(FailedAttempts.MOST);
        pass(Duration.ofSeconds(20));

        assertThat(attempts.add(ADDRESS)).isEqualTo(Duration.ofSeconds(40));
        assertThat(attempts.add("192.0.2.2")).isZero();
        pass(Duration.ofSeconds(40));
        assertThat(attempts.add(ADDRESS)).isZero();
    }

    @Test
    void anAddressIsForgottenForThoseThatComeLater() {
        fail(FailedAttempts.MOST);
        for (int i = 0; i < 1000; i++) {
            attempts.add("198.51.100." + i);
        }
        assertThat(attempts.add(ADDRESS)).isZero();
    }

    /** A host can use any address of its IPv6 /64 prefix; it must not push other addresses out of the table. */
    @Test
    void addressesOfAnIpv6NetworkAreOne() {
        fail(FailedAttempts.MOST);
        for (int i = 0; i < FailedAttempts.MOST; i++) {
            assertThat(attempts.add("2001:db8:0:7::" + i)).isZero();
        }
        for (int i = 0; i < 2000; i++) {
            assertThat(attempts.add("2001:db8:0:7:" + Integer.toHexString(i) + ":0:0:1"))
                    .isPositive();
        }

        assertThat(attempts.add("2001:db8:0:8:0:0:0:1")).isZero();
        assertThat(attempts.add(ADDRESS)).isPositive();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.add(ADDRESS)).isZero();
        }
    }

    private void pass(Duration time) {
        nowNanos += time.toNanos();
    }
}
