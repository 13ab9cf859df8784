package net.igmpproxy.core.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.junit.jupiter.api.Test;

class FloodWatchTest {
    private static final int RATE = 20_000;
    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long START = Duration.ofSeconds(100).toNanos();

    private final FloodWatch watch = new FloodWatch(RATE, START);
    private long now = START;
    private long keptBack;

    @Test
    void whatIsNotTwiceTheRateIsNoFlood() {
        come(RATE * 3 / 2, Duration.ofSeconds(10));

        assertThat(watch.oneOf()).isOne();
        assertThat(watch.since()).isEqualTo(DeadlineQueue.NEVER);
        assertThat(watch.nextDeadline()).isEqualTo(DeadlineQueue.NEVER);
    }

    @Test
    void aFloodIsNoticedInAFractionOfAWindowAndThinnedToTheRate() {
        come(10 * RATE, Duration.ofMillis(30));
        assertThat(watch.oneOf()).isBetween(9, 12);
        assertThat(watch.since()).isLessThan(START);

        come(10 * RATE, Duration.ofSeconds(2));
        assertThat(watch.oneOf()).isBetween(9, 11);
        assertThat((double) keptBack).isBetween(1.9 * 9 * RATE, 2.1 * 9 * RATE);
    }

    @Test
    void aFloodThatGrowsIsThinnedFurther() {
        come(10 * RATE, Duration.ofSeconds(1));
        come(100 * RATE, Duration.ofSeconds(1));

        assertThat(watch.oneOf()).isBetween(95, 105);
    }

    @Test
    void aSecondAfterTheFloodAllIsAsBefore() {
        come(10 * RATE, Duration.ofSeconds(1));
        come(100, Duration.ofMillis(900));
        assertThat(watch.oneOf()).isEqualTo(2);

        come(100, Duration.ofMillis(400));
        assertThat(watch.oneOf()).isOne();
        assertThat(watch.since()).isEqualTo(DeadlineQueue.NEVER);
    }

    @Test
    void silenceEndsAFloodToo() {
        come(10 * RATE, Duration.ofSeconds(1));

        while (watch.nextDeadline() != DeadlineQueue.NEVER) {
            now = watch.nextDeadline();
            watch.look(now);
        }

        assertThat(watch.oneOf()).isOne();
        assertThat(now).isLessThan(START + Duration.ofMillis(2_300).toNanos());
    }

    /** So many a second, of which the kernel lets through what the watch has told it. */
    private void come(int aSecond, Duration duration) {
        long end = now + duration.toNanos();
        double owed = 0;
        while (now < end) {
            now += MILLI;
            owed += aSecond / 1000.0 / watch.oneOf();
            for (; owed >= 1; owed--) {
                watch.saw();
            }
            keptBack += watch.look(now);
        }
    }
}
