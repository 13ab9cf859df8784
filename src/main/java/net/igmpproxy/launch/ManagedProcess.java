package net.igmpproxy.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
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
import net.igmpproxy.runtime.task.PeriodicTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * This process under a service manager: reports its state, and exits for the next process of the service on request.
 * The next process takes over the state that this one leaves.
 */
final class ManagedProcess implements Supervisor {
    /** The exit status after a fault: {@code EX_SOFTWARE} in {@code <sysexits.h>}. */
    static final int FAULT_STATUS = 70;

    private static final Logger LOGGER = LoggerFactory.getLogger(ManagedProcess.class);
    private static final String ONE = "1";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Extension of the start timeout by each EXTEND_TIMEOUT_USEC notification, in microseconds. */
    private static final String START_MICROS = "60000000";

    /** Interval of the EXTEND_TIMEOUT_USEC notifications. */
    private static final Duration START_INTERVAL = Duration.ofSeconds(1);

    /** Exit status of a process terminated by SIGTERM. */
    private static final int TERMINATED = 143;

    private final ServiceManager manager;
    private final Optional<NextProcess> next;
    private final Departure departure;
    private final IntConsumer exit;
    private final IntConsumer halt;
    private final CompletableFuture<Optional<ConfigurableApplicationContext>> started = new CompletableFuture<>();
    private final PeriodicTask startExtension;
    private volatile @Nullable ProxyRuntime proxy;
    private volatile boolean standsBy;
    private volatile Optional<ProbeFiles> probes = Optional.empty();
    private final AtomicBoolean toldReady = new AtomicBoolean();
    private String toldStatus = "";

    /**
     * Creates the object for a process whose start by Spring has just begun.
     *
     * @param next the process that replaces this one on request, if it can be started
     * @param exit shuts this process down in order, with an exit status
     * @param halt terminates this process immediately, with an exit status
     */
    ManagedProcess(ServiceManager manager, Optional<NextProcess> next, IntConsumer exit, IntConsumer halt) {
        this.manager = manager;
        this.next = next;
        this.departure = new Departure(manager, next, halt);
        this.exit = exit;
        this.halt = halt;
        this.startExtension = new PeriodicTask(
                "igmp-proxy-start", START_INTERVAL, () -> manager.tell("EXTEND_TIMEOUT_USEC", START_MICROS));
    }

    /**
     * Requests more start time from the service manager until the service is ready, however slow the machine is. Must
     * be called before a proxy exists.
     */
    void begin() {
        if (manager.isThere()) {
            startExtension.startNow();
        }
    }

    /**
     * Registers the proxy of this process and its signal handlers.
     *
     * @param settings settings of the handover and of the probe files
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

    /**
     * Starts a replacement process. Refused unless this process is ready, forwards and hands over: without forwarding a
     * restart interrupts nothing.
     */
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
     * Stops the proxy at the shutdown of the virtual machine. During startup it also halts the virtual machine: Spring
     * would first complete the start.
     */
    void terminate() {
        if (isStarting()) {
            endNow(TERMINATED);
        } else {
            stop();
        }
    }

    /** Stops the proxy and halts, so that the service manager does not wait for an orderly shutdown. */
    private void endNow(int status) {
        startExtension.stopNow();
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
     * Returns true while SIGTERM may mean that the start takes too long, so that another start follows. Once the
     * service manager has received READY, SIGTERM means a stop, even while REST is starting.
     */
    private boolean mayBeGivenUp() {
        return isStarting() && !(manager.isThere() && toldReady.get());
    }

    /** Notifies the service manager (STOPPING) when the context closes. */
    void enter(ConfigurableApplicationContext entered) {
        entered.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                manager.tell("STOPPING", ONE);
            }
        });
    }

    /** Completes the start: the whole service is available. */
    void ready(ConfigurableApplicationContext complete) {
        started.complete(Optional.of(complete));
        setStarting(false);
        tellReady();
    }

    /**
     * Ends the waits for a start that has failed. Inherited kernel state is left in place, as after a start that takes
     * too long.
     */
    void failed() {
        if (started.complete(Optional.empty())) {
            setStarting(true);
            stop();
        }
    }

    private void tellReady() {
        if (toldReady.compareAndSet(false, true)) {
            startExtension.stop();
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

    /** {@inheritDoc} Halts without an orderly shutdown, which could wait for the loop or for memory. */
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

    /**
     * Reports the state. Notifies READY if the proxy forwards; otherwise READY follows when the whole service has
     * started.
     */
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
     * Shuts down on a non-daemon thread, because the shutdown waits for the loop. The thread keeps the virtual machine
     * running: otherwise the end of the last web server thread would end it with status 0.
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

    /**
     * Waits for the end of the start; empty if it failed. Closing a context during its start could leave the process
     * hanging.
     */
    private Optional<ConfigurableApplicationContext> awaitStart() {
        return started.join();
    }
}
