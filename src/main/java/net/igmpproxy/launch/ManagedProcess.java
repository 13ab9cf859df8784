package net.igmpproxy.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import net.igmpproxy.api.server.ServerPorts;
import net.igmpproxy.linux.handover.ProxyPresence;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.port.Supervisor;
import net.igmpproxy.runtime.session.ProxyRuntime;
import net.igmpproxy.runtime.session.StandBy;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * This process as others look after it: the service manager is told how it is, and may have it make room for the next process
 * of the service, which takes up all that this one leaves.
 */
final class ManagedProcess implements Supervisor {
    /** The exit status after a fault: {@code EX_SOFTWARE} in {@code <sysexits.h>}. */
    static final int FAULT_STATUS = 70;

    private static final Logger LOGGER = LoggerFactory.getLogger(ManagedProcess.class);
    private static final String ONE = "1";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** By so long an unfinished start may last longer, each time it is told. */
    private static final String START_MICROS = "60000000";

    /** How often it is told. */
    private static final Duration START_INTERVAL = Duration.ofSeconds(1);

    /** The exit status of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    private final ServiceManager manager;
    private final Optional<NextProcess> next;
    private final Departure departure;
    private final IntConsumer exit;
    private final IntConsumer halt;
    private final CompletableFuture<Optional<ConfigurableApplicationContext>> started = new CompletableFuture<>();
    private final ScheduledExecutorService startTimer = DaemonThreads.timer("igmp-proxy-start");
    private volatile @Nullable ProxyRuntime proxy;
    private volatile boolean standsBy;
    private volatile Optional<ProbeFiles> probes = Optional.empty();
    private final AtomicBoolean toldReady = new AtomicBoolean();
    private String toldStatus = "";

    /**
     * A process that Spring has only begun to start.
     *
     * @param next the one that takes its place when it is told to, if it can be started
     * @param exit ends it in order with a status
     * @param halt ends it at once with a status, waiting for nothing
     */
    ManagedProcess(ServiceManager manager, Optional<NextProcess> next, IntConsumer exit, IntConsumer halt) {
        this.manager = manager;
        this.next = next;
        this.departure = new Departure(manager, next, halt);
        this.exit = exit;
        this.halt = halt;
    }

    /**
     * The start begins. Until the service is ready the manager grants it more time again and again, however slow the machine is,
     * and also before there is a proxy.
     */
    void begin() {
        if (manager.isThere()) {
            var unused = startTimer.scheduleWithFixedDelay(
                    DaemonThreads.enduring(
                            "extending the start", () -> manager.tell("EXTEND_TIMEOUT_USEC", START_MICROS)),
                    0,
                    START_INTERVAL.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /**
     * This is the proxy that works in this process.
     *
     * @param settings what is to become of the process once another has taken its place, and where it says how it is
     */
    void watch(ProxyRuntime working, ProxySettings settings) {
        proxy = working;
        standsBy = settings.handover().standBy();
        probes = Optional.ofNullable(settings.probe().directory()).map(ProbeFiles::new);
        working.setStarting(mayBeGivenUp());
        if (manager.isThere()) {
            ProcessSignal.USR1.handle(() -> restart(working));
            next.ifPresent(replacement -> ProcessSignal.HUP.handle(
                    () -> replace(working, settings.handover().enabled(), replacement)));
        }
    }

    /** A process that forwards nothing has no place that could be taken: a restart costs nobody anything then. */
    private void replace(ProxyRuntime working, boolean handsOver, NextProcess replacement) {
        if (isStarting() || !handsOver || status(working).state() != ServiceStatus.State.RUNNING) {
            LOGGER.warn(
                    "No process is started to take the place of this one, which is starting, does not forward, or does not"
                            + " hand over: restart the service");
        } else {
            replacement.start(() -> working.configuration().isRunnable());
        }
    }

    private void restart(ProxyRuntime working) {
        working.retire();
        if (isStarting()) {
            DaemonThreads.of(() -> endNow(0), "igmp-proxy-exit").start();
        } else {
            exit(() -> 0);
        }
    }

    /**
     * The virtual machine ends. While the service is starting nobody else would stop the proxy, and Spring would first finish
     * what it has begun.
     */
    void terminate() {
        if (isStarting()) {
            endNow(TERMINATED);
        } else {
            stop();
        }
    }

    /** The manager is not to wait longer for an end that does not come. */
    private void endNow(int status) {
        startTimer.shutdownNow();
        stop();
        halt.accept(status);
    }

    private void stop() {
        ProxyRuntime working = proxy;
        if (working != null) {
            working.stop();
        }
    }

    private boolean isStarting() {
        return !started.isDone();
    }

    /**
     * Returns true while SIGTERM may mean that the start takes too long, and that another one follows. A manager that has been told
     * that the service is ready means a stop by it, also while REST is starting.
     */
    private boolean mayBeGivenUp() {
        return isStarting() && !(manager.isThere() && toldReady.get());
    }

    /** The context is there: the service manager is told when it is closed. */
    void enter(ConfigurableApplicationContext entered) {
        entered.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                manager.tell("STOPPING", ONE);
            }
        });
    }

    /** All of the service is there. */
    void ready(ConfigurableApplicationContext complete) {
        started.complete(Optional.of(complete));
        setStarting(false);
        tellReady();
    }

    /**
     * It will never be all there: nothing need wait for it. What has been inherited is left as it is, as it would be if the start
     * took too long.
     */
    void failed() {
        if (started.complete(Optional.empty())) {
            setStarting(true);
            stop();
        }
    }

    private void tellReady() {
        if (toldReady.compareAndSet(false, true)) {
            startTimer.shutdown();
            setStarting(mayBeGivenUp());
            manager.tell("READY", ONE);
        }
    }

    private void setStarting(boolean value) {
        ProxyRuntime working = proxy;
        if (working != null) {
            working.setStarting(value);
        }
    }

    @Override
    public void replaced(OptionalLong successor) {
        if (standsBy) {
            Optional<ProbeFiles> told = probes;
            new StandBy(
                            () -> {
                                departure.begin(started.getNow(Optional.empty()), successor);
                                awaitStart().ifPresent(ConfigurableApplicationContext::close);
                            },
                            new ProxyPresence(),
                            () -> told.ifPresent(files -> files.tell(false)))
                    .begin();
        } else {
            exit(() -> departure.begin(started.getNow(Optional.empty()), successor));
        }
    }

    /** {@inheritDoc} Nothing of an end in order could be relied on: it would wait for the loop, or for memory. */
    @Override
    public void loopFailed(Throwable fault) {
        try {
            Thread words = DaemonThreads.of(
                    () -> LOGGER.error(
                            "The loop has ended by a fault, and the process with it: status {}", FAULT_STATUS, fault),
                    "igmp-proxy-last-words");
            words.start();
            words.join(LAST_WORDS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            halt.accept(FAULT_STATUS);
        }
    }

    @Override
    public void alive() {
        if (manager.wantsLifeSigns()) {
            manager.tell("WATCHDOG", ONE);
        }
        ProxyRuntime working = proxy;
        Optional<ProbeFiles> told = probes;
        if (working != null && (manager.listens() || told.isPresent())) {
            ServiceStatus status = status(working);
            told.ifPresent(files -> files.tell(status.forwards()));
            if (manager.listens()) {
                tell(status);
            }
        }
    }

    /** A proxy that forwards is ready; one that cannot yet is when all of the service is there to say why. */
    private void tell(ServiceStatus status) {
        if (status.state() == ServiceStatus.State.RUNNING) {
            tellReady();
        }
        List<String> clauses = new ArrayList<>(List.of(status.line()));
        clauses.addAll(missing());
        tellStatus(String.join("; ", clauses));
    }

    private List<String> missing() {
        return isStarting()
                ? List.of("REST is starting")
                : started.join().stream()
                        .filter(ConfigurableApplicationContext::isActive)
                        .flatMap(context -> context.getBeanProvider(ServerPorts.class).stream())
                        .flatMap(ports -> ports.waits().stream())
                        .toList();
    }

    private void tellStatus(String line) {
        if (!line.equals(toldStatus)) {
            toldStatus = line;
            manager.tell("STATUS", line);
        }
    }

    private static ServiceStatus status(ProxyRuntime working) {
        try {
            return working.status();
        } catch (ProxyUnavailableException stuck) {
            return new ServiceStatus(ServiceStatus.State.FAILED, List.of(String.valueOf(stuck.getMessage())));
        }
    }

    /**
     * On a thread of its own, since ending waits for the loop. While it runs the virtual machine does not end: with the last thread of
     * the web server it would end by itself, and with the status 0.
     */
    private void exit(IntSupplier first) {
        Thread thread = DaemonThreads.of(
                () -> {
                    int status = first.getAsInt();
                    awaitStart().ifPresent(context -> exit.accept(Math.max(SpringApplication.exit(context), status)));
                },
                "igmp-proxy-exit");
        thread.setDaemon(false);
        thread.start();
    }

    /** A context that is closed while it is made may stay half made, and the process with it; one that cannot be made is gone. */
    private Optional<ConfigurableApplicationContext> awaitStart() {
        return started.join();
    }
}
