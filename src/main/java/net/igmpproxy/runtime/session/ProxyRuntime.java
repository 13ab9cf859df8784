package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.runtime.change.InitialConfiguration;
import net.igmpproxy.runtime.control.LoopStatistics;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.RestartMode;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.Route;
import net.igmpproxy.runtime.port.Supervisor;
import net.igmpproxy.runtime.task.DaemonThreads;
import net.igmpproxy.runtime.task.PeriodicTask;
import net.igmpproxy.runtime.task.Watchdog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle of the proxy as a Spring bean: its threads, and its interface for other threads. Starts before the web
 * server and stops after it.
 */
public final class ProxyRuntime implements ProxyControl, SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProxyRuntime.class);

    /** Interval of the counter readings that show which sources still send. */
    private static final Duration COUNTING_INTERVAL = Duration.ofSeconds(30);

    /** Interval at which the routing socket is offered to a keeper. */
    private static final Duration KEEPING_INTERVAL = Duration.ofSeconds(5);

    /** Time limit for leaving the groups and closing the kernel. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

    /** Interval of the checks that the loop responds. */
    private static final Duration WATCHING_INTERVAL = Duration.ofSeconds(1);

    private final ProxyLoop loop;
    private final LoopQuestions questions;
    private final TrafficReadings traffic;
    private final Watchdog watchdog;
    private final Supervisor supervisor;
    private volatile boolean retiring;
    private volatile boolean starting;

    /** True also after a handover has ended the loop, until the bean is stopped. */
    private volatile boolean running;

    private final Thread thread;
    private final PeriodicTask watching;
    private final PeriodicTask counting;
    private final PeriodicTask keeping;

    /**
     * @param opener     opens the kernel
     * @param clock      clock of all protocol timers
     * @param random     source of random delays
     * @param listeners  listeners called on the loop thread
     * @param supervisor supervisor of this process
     * @param initial    configuration at the start
     */
    public ProxyRuntime(
            Kernel.Opener opener,
            MonotonicClock clock,
            Random random,
            List<ProxyEventListener> listeners,
            Supervisor supervisor,
            InitialConfiguration initial) {
        this.loop = new ProxyLoop(opener, clock, random, listeners, supervisor, initial);
        this.questions = new LoopQuestions(loop);
        this.traffic = new TrafficReadings(questions, clock);
        this.supervisor = supervisor;
        this.watchdog = new Watchdog(clock);
        this.thread = DaemonThreads.of(loop, "igmp-proxy-loop");
        this.watching = new PeriodicTask("igmp-proxy-watchdog", WATCHING_INTERVAL, this::watch);
        this.counting = new PeriodicTask("igmp-proxy-counting", COUNTING_INTERVAL, traffic::count);
        this.keeping = new PeriodicTask(
                "igmp-proxy-keeping", KEEPING_INTERVAL, () -> questions.tellForwarder(Forwarder::keep));
    }

    /**
     * Returns when the proxy forwards or its first attempt has failed, so that the web server starts after it. Starts
     * only once: a proxy that was stopped during startup remains stopped.
     */
    @Override
    public void start() {
        if (thread.getState() != Thread.State.NEW) {
            return;
        }
        running = true;
        thread.start();
        try {
            if (!loop.awaitFirstAttempt(LoopQuestions.ANSWER_TIMEOUT)) {
                LOGGER.warn(
                        "The kernel has not answered within {}; the service starts without it",
                        LoopQuestions.ANSWER_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // No effect if the proxy was stopped during its start.
        watching.startNow();
        counting.start();
        keeping.start();
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

    @Override
    public void stop() {
        running = false;
        keeping.stop();
        counting.stop();
        watching.stop();
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

    /** Makes {@link #stop} leave the kernel state to the next process, if a service manager stores it. */
    public void retire() {
        retiring = true;
    }

    /**
     * Sets the startup phase. A stop in this phase leaves inherited state unchanged: most probably the start has timed
     * out and another start follows.
     */
    public void setStarting(boolean value) {
        starting = value;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to start and last to stop. */
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
        questions.ask(() -> {
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
        return questions.ask(loop::status);
    }

    @Override
    public List<InterfaceStatus> interfaces() {
        return traffic.interfaces();
    }

    @Override
    public MembershipPage memberships(GroupAddress from, int mostGroups) {
        return questions
                .fromForwarder(forwarder -> forwarder.memberships(from, mostGroups))
                .orElse(MembershipPage.EMPTY);
    }

    @Override
    public List<Route> routes() {
        return traffic.routes();
    }

    @Override
    public List<RejectedTraffic> rejectedTraffic() {
        return traffic.rejected();
    }

    @Override
    public List<Finding> findings() {
        return questions.fromForwarder(Forwarder::findings).orElse(List.of());
    }

    @Override
    public List<Limitation> limitations() {
        return questions
                .fromForwarder(Forwarder::limitations)
                .map(Supplier::get)
                .orElse(List.of());
    }

    @Override
    public List<MessageCount> messageCounts() {
        return questions.fromForwarder(Forwarder::messageCounts).orElse(List.of());
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
        return questions.fromForwarder(Forwarder::lost).orElse(0L);
    }

    @Override
    public void restart(RestartMode mode) {
        ServiceStatus status = questions.ask(() -> {
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
}
