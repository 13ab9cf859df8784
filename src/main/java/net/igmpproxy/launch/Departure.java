package net.igmpproxy.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import net.igmpproxy.api.server.ServerPorts;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.FileWatch;
import net.igmpproxy.runtime.session.StandBy;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.springframework.context.ConfigurableApplicationContext;

/** Shutdown of this process after a handover to another process. */
final class Departure {
    /** Time limit for the requests in progress. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ServiceManager manager;
    private final Optional<NextProcess> next;
    private final IntConsumer halt;

    /**
     * @param next the process that this one may have started as its replacement
     * @param halt terminates this process immediately with an exit status
     */
    Departure(ServiceManager manager, Optional<NextProcess> next, IntConsumer halt) {
        this.manager = manager;
        this.next = next;
        this.halt = halt;
    }

    /**
     * Closes the ports and the configuration service, which belong to the other process from now on. If this process
     * started the other one, it announces the new main process (MAINPID) before it exits. Otherwise the service manager
     * would stop the other process too. If the manager did not receive MAINPID, the exit status makes it start another
     * process.
     *
     * @param context   the application context, if the service has started completely
     * @param successor process id of the process that took over, if known
     * @return exit status of this process
     */
    int begin(Optional<ConfigurableApplicationContext> context, OptionalLong successor) {
        context.ifPresent(complete -> {
            complete.getBeanProvider(FileWatch.class).ifAvailable(FileWatch::stop);
            complete.getBeanProvider(ConfigurationService.class).ifAvailable(ConfigurationService::close);
            complete.getBeanProvider(ServerPorts.class).ifAvailable(ServerPorts::close);
        });
        OptionalLong number = next.map(NextProcess::number).orElse(OptionalLong.empty());
        if (number.isEmpty() || number.getAsLong() != successor.orElse(number.getAsLong())) {
            return 0;
        }
        manager.tell("MAINPID", Long.toString(number.getAsLong()));
        manager.awaitWorkedOff();
        manager.setSilent(true);
        DaemonThreads.of(this::endSoon, "igmp-proxy-end").start();
        return StandBy.STATUS;
    }

    /**
     * Halts this process after the time limit: the next process sends no watchdog notifications before this one has
     * exited.
     */
    private void endSoon() {
        LockSupport.parkNanos(LONGEST.toNanos());
        halt.accept(StandBy.STATUS);
    }
}
