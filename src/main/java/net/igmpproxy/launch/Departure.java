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

/** The end of this process after another one has taken its place. */
final class Departure {
    /** Time for the requests that this process has begun to answer. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ServiceManager manager;
    private final Optional<NextProcess> next;
    private final IntConsumer halt;

    /**
     * @param next the process that this one may have started to take its place
     * @param halt ends this process at once with a status
     */
    Departure(ServiceManager manager, Optional<NextProcess> next, IntConsumer halt) {
        this.manager = manager;
        this.next = next;
        this.halt = halt;
    }

    /**
     * Begins. What is stored belongs to the other process from now on, which waits for the ports. If this one has started it, it
     * is to be the main process before this one ends: the service manager would end it as well. Should the manager not have
     * heard of it, it starts another one because of the status.
     *
     * @param context the service, if all of it is there
     * @param successor the process that has taken the place, if that is known
     * @return status that this process is to end with
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

    /** The next process gives no life signs before this one has ended. */
    private void endSoon() {
        LockSupport.parkNanos(LONGEST.toNanos());
        halt.accept(StandBy.STATUS);
    }
}
