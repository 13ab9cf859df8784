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
    private final Backlog backlog = new Backlog();
    private int ofOthers;

    /** Packets of members per millisecond, all of which are processed. */
    private int members;

    /** Packets that this machine handles per millisecond; it can drop fifty times as many. */
    private double handled = Double.MAX_VALUE;

    private double waiting;

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
            watch.look(new Arrivals(0, 0), now);
        }

        assertThat(watch.oneOf()).isOne();
        assertThat(now).isLessThan(START + Duration.ofMillis(2_300).toNanos());
    }

    @Test
    void whatASlowMachineCannotHandleIsThinnedThoughItIsNotTwiceTheRate() {
        handled = 5;
        come(RATE, Duration.ofMillis(900));
        assertThat(watch.oneOf()).as("a burst that the receive buffer holds").isOne();

        come(RATE, Duration.ofSeconds(4));
        assertThat(RATE / watch.oneOf())
                .as("packets a second that are let through")
                .isBetween(1_000, 6_000);
        assertThat(watch.since()).isLessThan(START);
    }

    @Test
    void aFloodIsThinnedToWhatASlowMachineCanHandle() {
        handled = 5;
        come(10 * RATE, Duration.ofSeconds(5));
        long before = backlog.nanos(now);
        come(10 * RATE, Duration.ofSeconds(10));

        assertThat(10 * RATE / watch.oneOf())
                .as("packets a second that are let through")
                .isBetween(1_000, 6_000);
        assertThat(backlog.nanos(now) - before)
                .as("time with a backlog")
                .isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void aMachineThatHasBecomeFasterIsGivenAllAgain() {
        handled = 5;
        come(10 * RATE, Duration.ofSeconds(5));
        handled = Double.MAX_VALUE;
        come(10 * RATE, Duration.ofSeconds(15));

        assertThat(watch.oneOf()).isBetween(9, 11);
    }

    @Test
    void whatWaitedBeforeTheShieldIsNotCountedAsPartOfAFlood() {
        handled = 50;
        come(10 * RATE, Duration.ofMillis(500));
        come(100, Duration.ofMillis(500));

        assertThat((double) keptBack).isLessThanOrEqualTo(10 * RATE);
    }

    @Test
    void theBacklogOfMembersIsNotThatOfStrangers() {
        handled = 1;
        members = 20;
        come(2_000, Duration.ofSeconds(5));

        assertThat(watch.oneOf()).isOne();
    }

    @Test
    void anInterfaceOnWhichFewComeIsNotThinnedThoughTheLoopIsBusy() {
        handled = 1;
        ofOthers = 2_000;
        come(2_000, Duration.ofSeconds(5));

        assertThat(watch.oneOf()).isOne();
    }

    /** Simulates a packet rate, sampled by the kernel with the ratio of the flood watch. */
    private void come(int aSecond, Duration duration) {
        long end = now + duration.toNanos();
        double owed = 0;
        while (now < end) {
            now += MILLI;
            owed += aSecond / 1000.0 / watch.oneOf();
            waiting += Math.floor(owed);
            owed -= Math.floor(owed);
            read();
            for (int packet = 0; packet < members; packet++) {
                watch.sawMember();
            }
            backlog.note(waiting >= 1, now);
            keptBack += watch.look(new Arrivals(backlog.nanos(now), watch.arrived() + ofOthers), now);
        }
    }

    private void read() {
        for (double work = 0; waiting >= 1 && work < 1; waiting--) {
            work += watch.admits() ? 1 / handled : 1 / handled / 50;
        }
    }
}
