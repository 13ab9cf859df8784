package net.igmpproxy.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long YEARS = Duration.ofDays(10_000).toNanos();

    @Test
    void letsTheBurstThroughAtOnceAndNoMore() {
        TokenBucket bucket = new TokenBucket(10, 3, 5);

        assertThat(taken(bucket, 100, 5)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30_000, 1_000_000})
    void letsItsRateThroughInTheLongRun(int rate) {
        TokenBucket bucket = new TokenBucket(rate, 2, 0);
        long step = SECOND / (4L * rate);

        int taken = 0;
        for (long now = 0; now < 2 * SECOND; now += step) {
            taken += bucket.take(now) ? 1 : 0;
        }

        assertThat(taken).isBetween(2 * rate, 2 * rate + 2);
    }

    @Test
    void isFullAgainAfterAPauseHoweverLong() {
        TokenBucket bucket = new TokenBucket(1_000_000, 1_000, 0);
        taken(bucket, 1_000, 0);

        assertThat(taken(bucket, 2_000, YEARS)).isEqualTo(1_000);
    }

    @Test
    void saysWhenTheNextOneIsLetThrough() {
        TokenBucket bucket = new TokenBucket(3, 1, 0);
        bucket.take(0);

        long next = bucket.next(0);

        assertThat(next).isEqualTo((SECOND + 2) / 3);
        assertThat(bucket.take(next - 1)).isFalse();
        assertThat(bucket.take(next)).isTrue();
    }

    private static long taken(TokenBucket bucket, int attempts, long now) {
        return IntStream.range(0, attempts).filter(attempt -> bucket.take(now)).count();
    }
}
