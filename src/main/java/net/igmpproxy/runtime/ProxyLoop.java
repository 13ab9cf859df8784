package net.igmpproxy.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.EngineEvent;
import net.igmpproxy.core.engine.EngineEvent.ConfigurationApplied;
import net.igmpproxy.core.engine.EngineEvent.Restarted;
import net.igmpproxy.core.engine.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.EngineState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop that owns all protocol state. While the configuration is whole and enabled it forwards; while the kernel
 * refuses it tries again, with back-off; otherwise it waits for commands and leaves the kernel alone.
 */
final class ProxyLoop implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProxyLoop.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Kernel.Opener opener;
    private final MonotonicClock clock;
    private final Faults faults;
    private final Random random;
    private final List<ProxyEventListener> listeners;
    private final Runnable replaced;
    private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final LoopStatistics statistics = new LoopStatistics(commands::size);

    /** What other threads wake the loop through while it forwards. */
    private volatile @Nullable Poller poller;

    private final CountDownLatch attempted = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean ended;

    /** Changed on the loop thread only, before anything else of a change is done. */
    private volatile ProxyConfiguration configuration;

    private @Nullable Forwarder forwarder;
    private @Nullable KernelException refusal;

    /** What was known when the kernel was lost. */
    private EngineState known = EngineState.EMPTY;

    private Duration retryAfter = FIRST_RETRY;
    private long retryAt;

    /**
     * @param replaced run once another process has taken the place of this one
     */
    ProxyLoop(
            Kernel.Opener opener,
            MonotonicClock clock,
            Random random,
            List<ProxyEventListener> listeners,
            Runnable replaced,
            ProxyConfiguration configuration) {
        this.opener = opener;
        this.clock = clock;
        this.faults = new Faults(clock);
        this.random = random;
        this.listeners = List.copyOf(listeners);
        this.replaced = replaced;
        this.configuration = configuration;
    }

    /** Has something done on the loop thread; a {@link Future} is cancelled if the loop ends first. Any thread may call this. */
    void post(Runnable command) {
        commands.add(command);
        if (ended) {
            cancelQuestions();
        }
        Poller waiting = poller;
        if (waiting != null) {
            waiting.wakeUp();
        }
    }

    /** Waits until the loop forwards, or knows why it cannot yet. Any thread may call this. */
    boolean awaitFirstAttempt(Duration timeout) throws InterruptedException {
        return attempted.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has the loop end; it leaves the groups and gives the kernel back first. Any thread may call this. */
    void stop() {
        post(() -> stopping = true);
    }

    /**
     * Has the loop end; it leaves all as it is to the process that follows, if somebody keeps it that long, and is as {@link
     * #stop} if not. Any thread may call this.
     */
    void retire() {
        post(() -> {
            bequeath();
            stopping = true;
        });
    }

    private void bequeath() {
        Forwarder working = forwarder;
        if (working != null && working.bequeath()) {
            LOGGER.info("All is left as it is to the next process");
            poller = null;
            forwarder = null;
            working.leave();
        }
    }

    @Override
    public void run() {
        try {
            turnUntilStopped();
        } finally {
            ended = true;
            cancelQuestions();
        }
    }

    private void cancelQuestions() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            if (command instanceof Future<?> question) {
                question.cancel(false);
            }
        }
    }

    private void turnUntilStopped() {
        while (!stopping) {
            runCommands();
            if (stopping) {
                break;
            }
            adjust();
            attempted.countDown();
            if (!commands.isEmpty()) {
                continue;
            }
            if (forwarder != null) {
                turn(forwarder);
            } else {
                awaitCommand();
            }
        }
        release();
    }

    /** The engine at work, if it is. On the loop thread only, like all that follows. */
    Optional<Forwarder> forwarder() {
        return Optional.ofNullable(forwarder);
    }

    /** What is in force. Any thread may call this. */
    ProxyConfiguration configuration() {
        return configuration;
    }

    void configure(ProxyConfiguration next) {
        configuration = next;
        adjust();
        if (forwarder != null) {
            forwarder.accept(new ConfigurationChanged(next));
        }
        announce(new ConfigurationApplied(next.enabled(), next.isWhole()));
    }

    void restart(RestartMode mode) {
        if (mode == RestartMode.FORGET) {
            release();
        }
        boolean works = forwarder != null;
        retryAt = clock.nanos();
        adjust();
        if (forwarder != null) {
            if (works) {
                forwarder.restart(configuration);
            }
            announce(new Restarted());
        }
    }

    private void announce(EngineEvent event) {
        listeners.forEach(listener -> faults.contain("telling of an event", () -> listener.on(event)));
    }

    /** How many mistakes of this program have come to light. Any thread may call this. */
    long faults() {
        return faults.count();
    }

    /** How it works. Any thread may call this. */
    LoopStatistics statistics() {
        return statistics;
    }

    ServiceStatus status() {
        if (!configuration.enabled()) {
            return new ServiceStatus(
                    ServiceStatus.State.DISABLED, List.of("igmp-proxy is disabled: set enabled to true"));
        }
        if (!configuration.isWhole()) {
            return new ServiceStatus(ServiceStatus.State.INCOMPLETE, configuration.missing());
        }
        if (forwarder != null) {
            return new ServiceStatus(ServiceStatus.State.RUNNING, List.of());
        }
        String reason = refusal == null ? "igmp-proxy is starting" : String.valueOf(refusal.getMessage());
        return new ServiceStatus(
                ServiceStatus.State.FAILED,
                List.of(reason),
                Optional.ofNullable(refusal).map(KernelException::refusal));
    }

    private void runCommands() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            run(command);
        }
    }

    private void run(Runnable command) {
        try {
            faults.contain("a command", command);
        } catch (KernelException refused) {
            statistics.kernelErrors().note(refused.call());
            LOGGER.warn("{}", refused.getMessage());
        }
    }

    /** Takes the kernel when it is needed, and gives it back when it is not. */
    private void adjust() {
        if (!configuration.isRunnable()) {
            release();
        } else if (forwarder == null && clock.nanos() >= retryAt) {
            open();
        }
    }

    private void open() {
        try {
            Kernel kernel = opener.open();
            forwarder = start(kernel);
            kernel.settle();
            kernel.keep();
            poller = kernel.poller();
            refusal = null;
            retryAfter = FIRST_RETRY;
            LOGGER.info(
                    "Forwarding between {} and {}",
                    configuration.upstream().orElseThrow(),
                    configuration.downstreams());
        } catch (KernelException refused) {
            onRefused(refused);
        }
    }

    private Forwarder start(Kernel kernel) {
        try {
            Forwarder started =
                    new Forwarder(kernel, clock, random, faults, statistics, listeners, configuration, known);
            known = EngineState.EMPTY;
            return started;
        } catch (SnapshotException unreadable) {
            kernel.refuse();
            throw new KernelException(
                    "handover",
                    0,
                    "What the process before this one knew cannot be taken over: " + unreadable.getMessage()
                            + ". It clears up and ends, and this one starts with nothing.");
        } catch (RuntimeException failed) {
            kernel.close();
            throw failed;
        }
    }

    private void onRefused(KernelException refused) {
        statistics.kernelErrors().note(refused.call());
        if (refusal == null || !String.valueOf(refused.getMessage()).equals(refusal.getMessage())) {
            LOGGER.error("Cannot forward, trying again: {}", refused.getMessage());
        }
        refusal = refused;
        retryAt = clock.nanos() + retryAfter.toNanos();
        Duration doubled = retryAfter.multipliedBy(2);
        retryAfter = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    private void release() {
        Forwarder working = forwarder;
        if (working != null) {
            poller = null;
            forwarder = null;
            if (!faults.contain("leaving in order", working::close)) {
                working.abandon();
            }
            LOGGER.info("Forwarding has ended");
        }
        known = EngineState.EMPTY;
        refusal = null;
        retryAt = clock.nanos();
    }

    private void turn(Forwarder working) {
        try {
            working.turn().ifPresent(successor -> handOver(working, successor));
        } catch (KernelException lost) {
            abandon(working, lost);
        } catch (RuntimeException broken) {
            LOGGER.error("The engine cannot go on, and begins with nothing", broken);
            abandon(working, new KernelException("turn", 0, "The engine could not go on: " + broken + "."));
            known = EngineState.EMPTY;
        }
    }

    /** The kernel is of no use any more. What is known is kept for the next one, which is opened at once. */
    private void abandon(Forwarder working, KernelException lost) {
        poller = null;
        forwarder = null;
        faults.contain("keeping what is known", () -> known = working.knowledge());
        working.abandon();
        onRefused(lost);
        retryAt = clock.nanos();
    }

    private void handOver(Forwarder working, Successor successor) {
        try (successor) {
            switch (successor.handOver(working.state())) {
                case TAKEN -> {
                    LOGGER.info("Another process has taken the place of this one, which ends");
                    poller = null;
                    forwarder = null;
                    working.leave();
                    end();
                }
                case REFUSED -> {
                    LOGGER.warn("Another process cannot take over what this one knows and begins anew; this one ends");
                    release();
                    end();
                }
                case GONE -> LOGGER.warn("A process that wanted the place of this one has not taken it");
            }
        }
    }

    private void end() {
        stopping = true;
        replaced.run();
    }

    private void awaitCommand() {
        boolean retrying = refusal != null;
        try {
            Runnable command = retrying
                    ? commands.poll(Math.max(0, retryAt - clock.nanos()), TimeUnit.NANOSECONDS)
                    : commands.take();
            if (command != null) {
                run(command);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
