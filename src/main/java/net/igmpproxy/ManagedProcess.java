package net.igmpproxy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import net.igmpproxy.linux.ProxyPresence;
import net.igmpproxy.linux.ServiceManager;
import net.igmpproxy.runtime.DaemonThreads;
import net.igmpproxy.runtime.ProxyRuntime;
import net.igmpproxy.runtime.ProxyUnavailableException;
import net.igmpproxy.runtime.ServiceStatus;
import net.igmpproxy.runtime.StandBy;
import net.igmpproxy.runtime.Supervisor;
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

    private final ServiceManager manager;
    private final IntConsumer exit;
    private final IntConsumer halt;
    private final CompletableFuture<Optional<ConfigurableApplicationContext>> started = new CompletableFuture<>();
    private volatile @Nullable ProxyRuntime proxy;
    private volatile boolean standsBy;
    private String toldStatus = "";

    /**
     * A process that Spring has only begun to start.
     *
     * @param exit ends it in order with a status
     * @param halt ends it at once with a status, waiting for nothing
     */
    ManagedProcess(ServiceManager manager, IntConsumer exit, IntConsumer halt) {
        this.manager = manager;
        this.exit = exit;
        this.halt = halt;
    }

    /**
     * This is the proxy that works in this process.
     *
     * @param handover what is to become of the process once another has taken its place
     */
    void watch(ProxyRuntime working, HandoverProperties handover) {
        proxy = working;
        standsBy = handover.standBy();
        if (manager.isThere()) {
            RestartSignal.handle(() -> {
                working.retire();
                exit();
            });
        }
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
        manager.tell("READY", ONE);
        started.complete(Optional.of(complete));
    }

    /** It will never be all there: nothing need wait for it. */
    void failed() {
        started.complete(Optional.empty());
    }

    @Override
    public void replaced() {
        if (standsBy) {
            new StandBy(() -> awaitStart().ifPresent(ConfigurableApplicationContext::close), new ProxyPresence())
                    .begin();
        } else {
            exit();
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
        if (working != null && manager.isThere()) {
            tellStatus(line(working));
        }
    }

    private void tellStatus(String line) {
        if (!line.equals(toldStatus)) {
            toldStatus = line;
            manager.tell("STATUS", line);
        }
    }

    private static String line(ProxyRuntime working) {
        try {
            ServiceStatus status = working.status();
            List<String> reasons = status.reasons();
            return reasons.isEmpty() ? "Forwarding" : "Not forwarding: " + String.join(" ", reasons);
        } catch (ProxyUnavailableException stuck) {
            return String.valueOf(stuck.getMessage());
        }
    }

    /** On a thread of its own, since ending waits for the loop. */
    private void exit() {
        DaemonThreads.of(
                        () -> awaitStart().ifPresent(context -> exit.accept(SpringApplication.exit(context))),
                        "igmp-proxy-exit")
                .start();
    }

    /** A context that is closed while it is made may stay half made, and the process with it; one that cannot be made is gone. */
    private Optional<ConfigurableApplicationContext> awaitStart() {
        return started.join();
    }
}
