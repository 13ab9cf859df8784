package net.igmpproxy.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.EngineInput.RouteCount;
import net.igmpproxy.core.engine.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.Finding;
import net.igmpproxy.core.engine.InterfaceStatus;
import net.igmpproxy.core.engine.MembershipPage;
import net.igmpproxy.core.engine.MessageCount;
import net.igmpproxy.core.engine.RejectedTraffic;
import net.igmpproxy.core.forwarding.RouteReading;
import net.igmpproxy.runtime.MulticastRoutes.MfcCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * The proxy as a managed bean: its threads from start to stop, and the way in for other threads. It starts before the web
 * server and stops after it.
 */
public final class ProxyRuntime implements ProxyControl, SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProxyRuntime.class);

    /** How long the loop may take to answer before it is taken to be stuck. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** How long something may take that the loop has begun with. */
    private static final Duration COMPLETION_TIMEOUT = Duration.ofSeconds(60);

    /** How often the kernel is asked which sources still send. */
    private static final Duration COUNTING_INTERVAL = Duration.ofSeconds(30);

    /** How often a keeper is looked for, and given what it is to keep. */
    private static final Duration KEEPING_INTERVAL = Duration.ofSeconds(5);

    /** How long leaving the groups and giving the kernel back may take. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

    /** How often it is seen whether the loop still works. */
    private static final Duration WATCHING_INTERVAL = Duration.ofSeconds(1);

    private final ProxyLoop loop;
    private final Watchdog watchdog;
    private final Supervisor supervisor;
    private volatile boolean retiring;
    private volatile boolean starting;

    /** Also when the loop has ended since another process has its place: this one is still to be stopped. */
    private volatile boolean running;

    /** Whether the kernel's counters could be read the last time. Used under this object's lock. */
    private boolean counting = true;

    private final Thread thread;
    private final ScheduledExecutorService timer = DaemonThreads.timer("igmp-proxy-timer");

    /** Apart from the other one, whose tasks wait for the loop. */
    private final ScheduledExecutorService watching = DaemonThreads.timer("igmp-proxy-watchdog");

    private final List<ScheduledFuture<?>> periodic = new ArrayList<>();

    /**
     * @param opener        how to become the multicast router
     * @param clock         the time of all protocol timers
     * @param random        where random delays come from
     * @param listeners     told of everything, on the loop thread
     * @param supervisor    looks after this process
     * @param initial       the configuration to start with
     */
    public ProxyRuntime(
            Kernel.Opener opener,
            MonotonicClock clock,
            Random random,
            List<ProxyEventListener> listeners,
            Supervisor supervisor,
            InitialConfiguration initial) {
        this.loop = new ProxyLoop(opener, clock, random, listeners, supervisor, initial);
        this.supervisor = supervisor;
        this.watchdog = new Watchdog(clock);
        this.thread = DaemonThreads.of(loop, "igmp-proxy-loop");
    }

    /**
     * Returns when the proxy forwards, or knows why it cannot yet, so that the web server starts after it. It starts once: one
     * that the end of the process has stopped before all of the service was there stays so.
     */
    @Override
    public void start() {
        if (thread.getState() != Thread.State.NEW) {
            return;
        }
        running = true;
        thread.start();
        try {
            if (!loop.awaitFirstAttempt(ANSWER_TIMEOUT)) {
                LOGGER.warn("The kernel has not answered within {}; the service starts without it", ANSWER_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        schedule();
    }

    /** Not if it has been stopped while it started: its timers take no tasks then. */
    private void schedule() {
        synchronized (periodic) {
            if (running) {
                scheduleAll();
            }
        }
    }

    private void scheduleAll() {
        periodic.add(watching.scheduleWithFixedDelay(
                DaemonThreads.enduring("watching the loop", this::watch),
                0,
                WATCHING_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS));
        periodic.add(every(COUNTING_INTERVAL, DaemonThreads.enduring("counting", this::count)));
        periodic.add(every(
                KEEPING_INTERVAL, () -> loop.post(() -> loop.forwarder().ifPresent(Forwarder::keep))));
    }

    private void watch() {
        if (loop.hasFailed()) {
            return;
        }
        if (watchdog.ask()) {
            loop.post(watchdog::answered);
        }
        if (watchdog.silence().compareTo(WATCHING_INTERVAL.multipliedBy(2)) < 0) {
            supervisor.alive();
        }
    }

    private ScheduledFuture<?> every(Duration interval, Runnable task) {
        return timer.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        synchronized (periodic) {
            running = false;
            periodic.forEach(task -> task.cancel(false));
            timer.shutdown();
            watching.shutdown();
        }
        if (retiring) {
            loop.retire();
        } else if (starting) {
            loop.withdraw();
        } else {
            loop.stop();
        }
        try {
            thread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** When it is stopped it is to leave all to the process that follows, if somebody keeps it that long. */
    public void retire() {
        retiring = true;
    }

    /**
     * While the rest of the service is starting, whoever stops the proxy is to leave what it has inherited as it is: most probably
     * the start takes too long, and another one follows.
     */
    public void setStarting(boolean value) {
        starting = value;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to start and the last to stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public ProxyConfiguration configuration() {
        return loop.configuration();
    }

    @Override
    public void apply(ProxyConfiguration configuration) {
        ask(() -> {
            loop.configure(configuration);
            return configuration;
        });
    }

    @Override
    public <T> T keepingPlace(Supplier<T> change) {
        return loop.changes().pass(change);
    }

    @Override
    public ServiceStatus status() {
        return ask(loop::status);
    }

    @Override
    public List<InterfaceStatus> interfaces() {
        return fromForwarder(Forwarder::interfaces)
                .map(TrafficReader::read)
                .orElseGet(() -> idle(loop.configuration()));
    }

    @Override
    public MembershipPage memberships(GroupAddress from, int mostGroups) {
        return fromForwarder(forwarder -> forwarder.memberships(from, mostGroups))
                .orElse(MembershipPage.EMPTY);
    }

    @Override
    public List<Route> routes() {
        return fromForwarder(Forwarder::routes).map(RouteReader::read).orElse(List.of());
    }

    @Override
    public List<RejectedTraffic> rejectedTraffic() {
        count();
        return fromForwarder(Forwarder::rejectedTraffic).orElse(List.of());
    }

    @Override
    public List<Finding> findings() {
        return fromForwarder(Forwarder::findings).orElse(List.of());
    }

    @Override
    public List<Limitation> limitations() {
        return fromForwarder(Forwarder::limitations).map(Supplier::get).orElse(List.of());
    }

    @Override
    public List<MessageCount> messageCounts() {
        return fromForwarder(Forwarder::messageCounts).orElse(List.of());
    }

    @Override
    public LoopStatistics statistics() {
        return loop.statistics();
    }

    @Override
    public Duration unresponsive() {
        return loop.hasFailed() ? FOREVER : watchdog.silence();
    }

    @Override
    public long faults() {
        return loop.faults();
    }

    @Override
    public long lostPackets() {
        return fromForwarder(Forwarder::lost).orElse(0L);
    }

    @Override
    public void restart(RestartMode mode) {
        ServiceStatus status = ask(() -> {
            loop.restart(mode);
            return loop.status();
        });
        switch (status.state()) {
            case RUNNING -> LOGGER.info("The engine has been restarted");
            case DISABLED -> throw new IllegalStateException("igmp-proxy is disabled");
            case INCOMPLETE -> throw new IllegalStateException("igmp-proxy is not configured");
            case FAILED -> throw new ProxyUnavailableException(String.join(" ", status.reasons()));
        }
    }

    /**
     * Lets the engine know which sources still send, and which entries the kernel has other than wanted; the kernel is read
     * on this thread, not on the loop's. One at a time, so that no older count comes after a newer one.
     */
    private synchronized void count() {
        try {
            fromForwarder(Forwarder::routes).ifPresent(routes -> {
                List<MfcCounters> counters = routes.kernel().counters();
                List<RouteCount> counts = counters.stream()
                        .map(entry -> new RouteCount(
                                entry.key(), entry.packets() - entry.wrongInterface(), entry.wrongInterface()))
                        .toList();
                List<RouteReading> differences = RouteReading.differences(
                        routes.entries(),
                        counters.stream().map(MfcCounters::route).toList());
                loop.post(() -> loop.forwarder().ifPresent(forwarder -> {
                    forwarder.accept(new RoutesCounted(counts));
                    forwarder.accept(new RoutesCompared(differences));
                }));
            });
            counting = true;
        } catch (RuntimeException failed) {
            LOGGER.atLevel(counting ? Level.WARN : Level.DEBUG)
                    .log("Could not read the kernel's counters, trying again: {}", failed.getMessage());
            counting = false;
        }
    }

    private <T> Optional<T> fromForwarder(Function<Forwarder, T> question) {
        return ask(() -> loop.forwarder().map(question));
    }

    private <T> T ask(Supplier<T> question) {
        LoopQuestion<T> answer = new LoopQuestion<>(question::get);
        loop.post(answer);
        try {
            return await(answer, ANSWER_TIMEOUT);
        } catch (TimeoutException late) {
            return withdrawOrAwait(answer);
        }
    }

    /** Either the loop never does it, or it is waited for: never is something reported as not done that is done later. */
    private static <T> T withdrawOrAwait(LoopQuestion<T> answer) {
        if (answer.withdraw()) {
            throw new ProxyUnavailableException("The loop thread did not answer within " + ANSWER_TIMEOUT.toSeconds()
                    + " s. Nothing was done, and nothing will be: try again");
        }
        try {
            return await(answer, COMPLETION_TIMEOUT);
        } catch (TimeoutException stuck) {
            throw new ProxyUnavailableException(
                    "The loop thread has begun with this, and has not come to an end within "
                            + COMPLETION_TIMEOUT.toSeconds() + " s");
        }
    }

    private static <T> T await(LoopQuestion<T> answer, Duration patience) throws TimeoutException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException ended) {
            throw new ProxyUnavailableException("The proxy in this process has ended");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ProxyUnavailableException("The loop thread failed: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProxyUnavailableException(
                    answer.withdraw()
                            ? "Interrupted while waiting for the loop thread: nothing was done"
                            : "Interrupted while the loop thread was at it");
        }
    }

    private static List<InterfaceStatus> idle(ProxyConfiguration configuration) {
        return configuration.interfaces().entrySet().stream()
                .filter(entry -> !ProxyConfiguration.isPattern(entry.getKey()))
                .map(entry ->
                        InterfaceStatus.idle(entry.getKey(), entry.getValue().role()))
                .toList();
    }
}
