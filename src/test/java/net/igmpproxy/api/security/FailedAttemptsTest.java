package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private static final String ADDRESS = "192.0.2.1";

    private Instant now = Instant.EPOCH;
    private final FailedAttempts attempts = new FailedAttempts(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void tenMayFailInAMinute() {
        fail(FailedAttempts.MOST);
        now = now.plusSeconds(20);

        assertThat(attempts.add(ADDRESS)).isEqualTo(Duration.ofSeconds(40));
        assertThat(attempts.add("192.0.2.2")).isZero();
        now = now.plusSeconds(40);
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

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.add(ADDRESS)).isZero();
        }
    }
}
