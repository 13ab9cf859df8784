package net.igmpproxy.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.runtime.task.ManualTimer.Periodic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PeriodicTaskTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final long PATIENCE_SECONDS = 60;

    @AutoClose("shutdownNow")
    private final ManualTimer timer = new ManualTimer();

    private final AtomicInteger runs = new AtomicInteger();
    private final PeriodicTask task = new PeriodicTask("igmp-proxy-test", timer, INTERVAL, runs::incrementAndGet);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    @AutoClose("stopNow")
    private final PeriodicTask waiting = new PeriodicTask("a-thread", INTERVAL, this::awaitEnd);

    @AfterEach
    void letEnd() {
        mayEnd.countDown();
    }

    private void awaitEnd() {
        begun.countDown();
        try {
            mayEnd.await();
            interrupted.complete(false);
        } catch (InterruptedException stopped) {
            interrupted.complete(true);
        }
    }

    @Test
    void firstRunFollowsAfterOneInterval() {
        task.start();

        assertThat(timer.tasks()).singleElement().satisfies(periodic -> {
            assertThat(periodic.first()).isEqualTo(INTERVAL);
            assertThat(periodic.interval()).isEqualTo(INTERVAL);
        });
        timer.runAll();
        timer.runAll();
        assertThat(runs).hasValue(2);
    }

    @Test
    void startNowBeginsWithARun() {
        task.startNow();

        assertThat(timer.tasks()).extracting(Periodic::first).containsExactly(Duration.ZERO);
        assertThat(timer.tasks()).extracting(Periodic::interval).containsExactly(INTERVAL);
    }

    @Test
    void failedRunDoesNotEndTheTask() {
        PeriodicTask failing = new PeriodicTask("igmp-proxy-test", timer, INTERVAL, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("a test");
            }
        });
        failing.start();

        assertThatNoException().isThrownBy(timer::runAll);
        timer.runAll();

        assertThat(runs).hasValue(2);
        assertThat(failing.isRunning()).isTrue();
    }

    @Test
    void failuresAreLoggedOnceAMinute(CapturedOutput output) {
        PeriodicTask failing = new PeriodicTask("igmp-proxy-test", timer, INTERVAL, () -> {
            throw new NoClassDefFoundError("a test");
        });
        failing.start();

        timer.runAll();
        timer.runAll();

        assertThat(output).containsOnlyOnce("Periodic task igmp-proxy-test failed and will run again");
    }

    @Test
    void secondStartHasNoEffect() {
        task.start();
        task.startNow();

        assertThat(timer.tasks()).hasSize(1);
    }

    @Test
    void startAfterStopHasNoEffect() {
        task.stop();
        task.startNow();

        assertThat(timer.tasks()).isEmpty();
        assertThat(task.isRunning()).isFalse();
    }

    @Test
    void isRunningFromStartToStop() {
        assertThat(task.isRunning()).isFalse();
        task.start();
        assertThat(task.isRunning()).isTrue();

        task.stop();

        assertThat(task.isRunning()).isFalse();
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void stopLetsTheRunInProgressEnd() throws Exception {
        waiting.startNow();
        begun.await();

        waiting.stop();
        mayEnd.countDown();

        assertThat(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void stopNowInterruptsTheRunInProgress() throws Exception {
        waiting.startNow();
        begun.await();

        waiting.stopNow();

        assertThat(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsOnADaemonThreadOfItsName() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        PeriodicTask named =
                new PeriodicTask("igmp-proxy-test", INTERVAL, () -> thread.complete(Thread.currentThread()));
        named.startNow();

        assertThat(thread.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getName()).isEqualTo("igmp-proxy-test");
        assertThat(thread.join().isDaemon()).isTrue();
        named.stopNow();
    }
}
