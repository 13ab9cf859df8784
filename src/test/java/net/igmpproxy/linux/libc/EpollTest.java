package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.lab.Await;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Poller.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with event counters in place of sockets. */
@ParameterizedClass(name = "busy polling for {0} microseconds")
@ValueSource(ints = {0, 300})
class EpollTest {
    private static final Readiness NOTHING = new Readiness(false, false, false);

    private final AtomicInteger sleeps = new AtomicInteger();
    private final Native os = countingSleeps(Native.load());
    private final Resources resources = new Resources();
    private final EventFd igmp = resources.add(new EventFd(os));
    private final EventFd links = resources.add(new EventFd(os));
    private final Epoll epoll;

    EpollTest(int busyPollMicros) {
        epoll = Epoll.open(os, resources, igmp.number(), links.number(), Duration.ofNanos(busyPollMicros * 1_000L));
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void doesNotWaitWithoutATimeout() {
        assertThat(epoll.await(0)).isEqualTo(NOTHING);
        assertThat(epoll.await(-1)).isEqualTo(NOTHING);
    }

    @Test
    void comesBackWhenTheTimeIsOver() {
        long before = System.nanoTime();
        assertThat(epoll.await(1_000_000)).isEqualTo(NOTHING);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void sleepsOnceASecondThoughThereIsAlwaysSomethingToRead() {
        igmp.raise();
        long begin = System.nanoTime();

        while (sleeps.get() < 2 && System.nanoTime() - begin < Await.PATIENCE.toNanos()) {
            epoll.await(Long.MAX_VALUE);
        }

        assertThat(sleeps).hasValue(2);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(2_000_000_000);
    }

    @Test
    void sleepsNoLongerThanItWaitsWhileThereIsLittleToRead() {
        long begin = System.nanoTime();

        while (System.nanoTime() - begin < 1_500_000_000) {
            epoll.await(2_000_000);
        }

        assertThat(sleeps).hasValue(0);
    }

    private Native countingSleeps(Native real) {
        LibC libc = (LibC) Proxy.newProxyInstance(
                LibC.class.getClassLoader(), new Class<?>[] {LibC.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("nanosleep")) {
                        sleeps.incrementAndGet();
                    }
                    return method.invoke(real.libc(), arguments);
                });
        return new Native(libc, real.runtime());
    }

    @Test
    void saysWhatCanBeRead() {
        igmp.raise();
        assertThat(epoll.await(Long.MAX_VALUE)).isEqualTo(new Readiness(true, false, false));
        links.raise();
        assertThat(epoll.await(Long.MAX_VALUE)).isEqualTo(new Readiness(true, true, false));
        igmp.reset();
        assertThat(epoll.await(Long.MAX_VALUE)).isEqualTo(new Readiness(false, true, false));
    }

    @Test
    void isWokenUpOnceByAWakeUpBeforeTheWait() {
        epoll.wakeUp();
        epoll.wakeUp();
        assertThat(epoll.await(Long.MAX_VALUE)).isEqualTo(NOTHING);
        assertThat(epoll.await(0)).isEqualTo(NOTHING);
    }

    @Test
    void isWokenUpByAnotherThread() throws Exception {
        CompletableFuture<Readiness> waiting = CompletableFuture.supplyAsync(() -> epoll.await(Long.MAX_VALUE));
        epoll.wakeUp();
        assertThat(waiting.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(NOTHING);
    }

    @Test
    void ignoresAWakeUpAndRefusesToWaitOnceClosed() {
        resources.close();
        epoll.wakeUp();
        assertThatThrownBy(() -> epoll.await(0))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("epoll_wait for the event loop failed: EBADF");
    }
}
