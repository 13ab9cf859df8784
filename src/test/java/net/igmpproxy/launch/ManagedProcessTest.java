package net.igmpproxy.launch;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.Await;
import net.igmpproxy.linux.handover.ServiceManager;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class ManagedProcessTest {

    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> halts = new LinkedBlockingQueue<>();
    private final ManagedProcess process =
            new ManagedProcess(ServiceManager.of(Map.of(), 1), Optional.empty(), statuses::add, halts::add);

    @AutoClose
    private final GenericApplicationContext context = new GenericApplicationContext();

    @Test
    void whatIsReplacedWhileItStartsEndsWhenItHasStarted() throws InterruptedException {
        process.enter(context);
        process.replaced(OptionalLong.empty());

        context.refresh();
        assertThat(context.isActive()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("igmp-proxy-exit"))
                .as("the virtual machine does not end before the status is set")
                .isNotEmpty()
                .noneMatch(Thread::isDaemon);
        process.ready(context);

        assertThat(statuses.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(context.isActive()).isFalse();
    }

    @Test
    void whatIsReplacedLaterEndsAtOnce() throws InterruptedException {
        process.enter(context);
        context.refresh();
        process.ready(context);

        process.replaced(OptionalLong.empty());

        assertThat(statuses.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(context.isActive()).isFalse();
    }

    @Test
    void faultOfTheLoopEndsTheProcessWhileItStarts() {
        process.enter(context);

        process.loopFailed(new OutOfMemoryError("a test"));

        assertThat(halts).containsExactly(ManagedProcess.FAULT_STATUS);
        assertThat(statuses).isEmpty();
    }

    @Test
    void nothingWaitsForAStartThatHasFailed() {
        process.replaced(OptionalLong.empty());

        process.failed();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("igmp-proxy-exit")));
        assertThat(statuses).isEmpty();
    }
}
