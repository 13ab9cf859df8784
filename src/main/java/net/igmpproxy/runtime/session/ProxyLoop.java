package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.runtime.change.ChangeGate;
import net.igmpproxy.runtime.change.InitialConfiguration;
import net.igmpproxy.runtime.control.LoopStatistics;
import net.igmpproxy.runtime.control.RestartMode;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.Successor;
import net.igmpproxy.runtime.port.Successor.Answer;
import net.igmpproxy.runtime.port.Supervisor;
import net.igmpproxy.runtime.session.KernelOpening.Opened;
import net.igmpproxy.runtime.task.Retry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that owns all protocol state. While the configuration is complete and enabled it forwards, or retries with
 * back-off while the kernel refuses. Otherwise it waits for commands and does not use the kernel. It waits for another
 * process only during a handover, for a few seconds. An error that is not contained ends it, and the supervisor ends
 * the process.
 */
final class ProxyLoop implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProxyLoop.class);

    private final MonotonicClock clock;
    private final Faults faults;
    private final Random random;
    private final List<ProxyEventListener> listeners;
    private final Supervisor supervisor;

    /** Lock-free, so that the loop never waits for a thread of lower priority that holds a lock. */
    private final BlockingQueue<Runnable> commands = new LinkedTransferQueue<>();

    private final LoopStatistics statistics = new LoopStatistics(commands::size);
    private final KernelOpening opening;
    private final Retry retry;
    private final ChangeGate changes = new ChangeGate(() -> post(() -> {}));
    private final CountDownLatch attempted = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean ended;
    private volatile boolean failed;

    /** Written on the loop thread only, before all other steps of a change. */
    private volatile ProxyConfiguration configuration;

    /** Present while the proxy forwards; fully constructed when set. Other threads use it to wake the poller. */
    private volatile @Nullable Forwarder forwarder;

    /** Engine state saved when the kernel was lost. */
    private EngineState known = EngineState.EMPTY;

    /** Processes that request a handover, until no change is in progress. */
    private final Deque<Successor> waiting = new ArrayDeque<>();

    /** Reads the configuration that is in force from the moment this process has taken over. */
    private UnaryOperator<ProxyConfiguration> inPlace;

    /**
     * @param supervisor notified on the loop thread after a handover, or if the loop ends by an error
     */
    ProxyLoop(
            Kernel.Opener opener,
            MonotonicClock clock,
            Random random,
            List<ProxyEventListener> listeners,
            Supervisor supervisor,
            InitialConfiguration initial) {
        this.clock = clock;
        this.faults = new Faults(clock);
        this.random = random;
        this.listeners = List.copyOf(listeners);
        this.supervisor = supervisor;
        this.opening = new KernelOpening(opener, () -> post(() -> {}));
        this.retry = new Retry(clock);
        this.configuration = initial.present();
        this.inPlace = initial.inPlace();
    }

    /** Runs a command on the loop thread. A {@link Future} is cancelled if the loop ends first. Thread-safe. */
    void post(Runnable command) {
        commands.add(command);
        if (ended) {
            cancelQuestions();
        }
        Forwarder working = forwarder;
        if (working != null) {
            working.wakeUp();
        }
    }

    /**
     * Waits until the loop forwards or the first attempt has failed. Thread-safe.
     *
     * @return false if the timeout has expired
     */
    boolean awaitFirstAttempt(Duration timeout) throws InterruptedException {
        return attempted.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the loop after leaving all groups and closing the kernel. Thread-safe. */
    void stop() {
        post(() -> stopping = true);
    }

    /**
     * Ends the loop and leaves the kernel state to the next process if a service manager stores it, or else like
     * {@link #stop}. Thread-safe.
     */
    void retire() {
        end(Forwarder::bequeath);
    }

    /**
     * Ends the loop before the service has started completely. Inherited kernel state is returned to its keeper, if
     * that still has it, or else like {@link #stop}. Thread-safe.
     */
    void withdraw() {
        end(Forwarder::withdraw);
    }

    /**
     * Ends the loop.
     *
     * @param keeping passes the kernel state to a keeper; returns false if there is none
     */
    private void end(Predicate<Forwarder> keeping) {
        post(() -> {
            stopping = true;
            leaveIf(keeping);
        });
    }

    private void leaveIf(Predicate<Forwarder> keeping) {
        Forwarder working = forwarder;
        if (working != null && keeping.test(working)) {
            LOGGER.info("All is left as it is to the next process");
            leave(working);
        }
    }

    /** {@inheritDoc} The supervisor is notified if the loop ends by an error, on whatever path. */
    @Override
    public void run() {
        @Nullable Throwable cause = new IllegalStateException("The loop has ended without having been told to");
        try {
            turnUntilStopped();
            cause = null;
        } catch (Throwable fault) {
            cause = fault;
        } finally {
            failed = cause != null;
            changes.close();
            ended = true;
            attempted.countDown();
            cancelQuestions();
            if (cause != null) {
                supervisor.loopFailed(cause);
            }
        }
    }

    /** Returns the gate of changes of the stored configuration, which block a handover. Thread-safe. */
    ChangeGate changes() {
        return changes;
    }

    /** Returns true if the loop has ended by an error. Thread-safe. */
    boolean hasFailed() {
        return failed;
    }

    private void cancelQuestions() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            if (command instanceof Future<?> question) {
                question.cancel(false);
            }
        }
    }

    private void turnUntilStopped() throws InterruptedException {
        while (!stopping) {
            runCommands();
            if (stopping) {
                break;
            }
            adjust();
            if (!opening.isUnderWay()) {
                attempted.countDown();
            }
            if (!commands.isEmpty()) {
                continue;
            }
            Forwarder working = forwarder;
            if (working != null) {
                turn(working);
            } else {
                awaitCommand();
            }
        }
        release();
    }

    /** Returns the forwarder, if there is one. Loop thread only, like the methods below. */
    Optional<Forwarder> forwarder() {
        return Optional.ofNullable(forwarder);
    }

    /** Returns the configuration in force. Thread-safe. */
    ProxyConfiguration configuration() {
        return configuration;
    }

    void configure(ProxyConfiguration next) {
        configuration = next;
        adjust();
        forwarder().ifPresent(working -> working.configure(next));
        announce(new ConfigurationApplied(next.enabled(), next.isWhole()));
    }

    void restart(RestartMode mode) {
        if (mode == RestartMode.FORGET) {
            release();
        }
        boolean works = forwarder != null;
        retry.now();
        adjust();
        Forwarder working = forwarder;
        if (working != null) {
            if (works) {
                working.restart(configuration);
            }
            announce(new Restarted());
        }
    }

    private void announce(ProxyEvent event) {
        listeners.forEach(listener -> faults.contain("telling of an event", () -> listener.on(event)));
    }

    /** Returns the number of contained internal errors. Thread-safe. */
    long faults() {
        return faults.count();
    }

    /** Returns the statistics of the loop. Thread-safe. */
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
        Forwarder working = forwarder;
        if (working != null) {
            return ServiceStatus.running(working.outage());
        }
        Optional<KernelException> refusal = retry.refusal();
        return new ServiceStatus(
                ServiceStatus.State.FAILED,
                List.of(refusal.map(reason -> String.valueOf(reason.getMessage()))
                        .orElse("igmp-proxy is starting")),
                List.of(),
                refusal.map(KernelException::refusal));
    }

    private void runCommands() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            run(command);
        }
    }

    private void run(Runnable command) {
        attempt("a command", command);
    }

    /** Opens the kernel if it is needed, and closes it if not. */
    private void adjust() {
        if (!configuration.isRunnable()) {
            release();
        } else if (forwarder == null && (opening.isUnderWay() || retry.isDue())) {
            open();
        }
    }

    private void open() {
        try {
            opening.advance(configuration, inPlace).ifPresent(this::begin);
        } catch (KernelException refused) {
            onRefused(refused);
        } catch (RuntimeException fault) {
            faults.report("opening the kernel", fault);
            onRefused(new KernelException("open", 0, "The kernel could not be opened: " + fault + "."));
        }
    }

    /** Starts forwarding. A change made during the opening takes precedence over the stored configuration. */
    private void begin(Opened opened) {
        if (configuration.equals(opened.before())) {
            configuration = opened.configuration();
        }
        if (configuration.isRunnable()) {
            begin(opened.kernel());
        } else {
            LOGGER.info("Not forwarding: the configuration that is stored by now is disabled or incomplete");
            letGo(opened.kernel());
        }
    }

    private void begin(Kernel kernel) {
        kernel.attach();
        Forwarder started = start(kernel);
        known = EngineState.EMPTY;
        inPlace = UnaryOperator.identity();
        forwarder = started;
        retry.succeeded();
        attempt("keeping", started::keep);
        LOGGER.info(
                "Forwarding between {} and {}", configuration.upstream().orElseThrow(), configuration.downstreams());
    }

    /**
     * Creates the forwarder and completes the takeover. Until then the previous holder still has its state, so a
     * failure leaves the kernel.
     */
    private Forwarder start(Kernel kernel) {
        try {
            Forwarder started =
                    new Forwarder(kernel, clock, random, faults, statistics, listeners, configuration, known);
            if (!kernel.settle()) {
                throw new KernelException(
                        "handover", 0, "The process that gave its place up has taken it back; it is asked again.");
            }
            return started;
        } catch (RuntimeException unusable) {
            letGo(kernel);
            throw unusable;
        }
    }

    /**
     * Closes the kernel. Inherited state is left unchanged: the previous process has resumed, or its keeper still has
     * the state.
     */
    private void letGo(Kernel kernel) {
        attempt("letting go of the kernel", kernel.legacy().isPresent() ? kernel::leave : kernel::close);
    }

    private void onRefused(KernelException refused) {
        statistics.kernelErrors().note(refused.call());
        if (retry.refused(refused)) {
            LOGGER.error("Cannot forward, trying again: {}", refused.getMessage());
        }
    }

    private void release() {
        opening.abandon();
        dismissAll();
        Forwarder working = forwarder;
        if (working != null) {
            forwarder = null;
            if (!attempt("leaving in order", working::close)) {
                attempt("giving the kernel back", working::abandon);
            }
            LOGGER.info("Forwarding has ended");
        }
        known = EngineState.EMPTY;
        retry.reset();
    }

    /** Runs an action whose failure must not stop the loop. Failures of the kernel and internal errors are logged. */
    private boolean attempt(String what, Runnable action) {
        try {
            return faults.contain(what, action);
        } catch (KernelException refused) {
            statistics.kernelErrors().note(refused.call());
            LOGGER.warn("{}", refused.getMessage());
            return false;
        }
    }

    private void turn(Forwarder working) {
        try {
            working.turn().ifPresent(waiting::add);
            if (!waiting.isEmpty() && changes.close()) {
                handOver(working, waiting.remove());
            }
        } catch (KernelException lost) {
            abandon(working, lost);
        } catch (RuntimeException broken) {
            LOGGER.error("The engine cannot go on, and begins with nothing", broken);
            abandon(working, new KernelException("turn", 0, "The engine could not go on: " + broken + "."));
            known = EngineState.EMPTY;
        }
    }

    /**
     * Closes a kernel that has become unusable. The engine state is saved for the next opening, which is due
     * immediately.
     */
    private void abandon(Forwarder working, KernelException lost) {
        forwarder = null;
        dismissAll();
        attempt("keeping what is known", () -> known = working.knowledge());
        attempt("giving the kernel back", working::abandon);
        onRefused(lost);
        retry.now();
    }

    private void handOver(Forwarder working, Successor successor) {
        switch (offer(working, successor)) {
            case TAKEN -> {
                LOGGER.info("Another process has taken the place of this one, which ends");
                leave(working);
                stopping = true;
                supervisor.replaced(successor.process());
            }
            case GONE -> {
                LOGGER.warn("A process that wanted the place of this one has not taken it");
                attempt("comparing the kernel", working::reclaim);
                changes.open();
            }
        }
        attempt("letting go of a successor", successor::close);
    }

    /**
     * Closes the handover requests. Changes are allowed again unless the loop is stopping, for example after a
     * handover.
     */
    private void dismissAll() {
        waiting.forEach(successor -> attempt("letting go of a successor", successor::close));
        waiting.clear();
        if (!stopping) {
            changes.open();
        }
    }

    private Answer offer(Forwarder working, Successor successor) {
        try {
            return successor.handOver(working.state());
        } catch (KernelException failed) {
            statistics.kernelErrors().note(failed.call());
            LOGGER.warn("{}", failed.getMessage());
        } catch (RuntimeException fault) {
            faults.report("handing over", fault);
        }
        return Answer.GONE;
    }

    private void leave(Forwarder working) {
        forwarder = null;
        attempt("leaving the kernel", working::leave);
    }

    private void awaitCommand() throws InterruptedException {
        boolean retrying = retry.refusal().isPresent() && !opening.isUnderWay();
        Runnable command =
                retrying ? commands.poll(Math.max(0, retry.nanosLeft()), TimeUnit.NANOSECONDS) : commands.take();
        if (command != null) {
            run(command);
        }
    }
}
