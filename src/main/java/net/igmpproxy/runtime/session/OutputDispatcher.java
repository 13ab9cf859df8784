package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.event.EngineInput.PacketsRead;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.ReadPackets;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.runtime.control.LoopStatistics;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.port.IgmpSocket.SendFailure;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.OutgoingPacket;
import net.igmpproxy.runtime.task.RateLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the outputs of the engine. A refusal by the kernel is reported, and the remaining outputs are carried
 * out.
 */
final class OutputDispatcher {
    private static final Logger LOGGER = LoggerFactory.getLogger(OutputDispatcher.class);
    private static final long NEVER = -1;

    /** Minimum interval between log messages of one call, since the kernel may refuse it for ten thousand groups. */
    private static final Duration REPORTED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Kernel kernel;
    private final Faults faults;
    private final LoopStatistics statistics;
    private final List<ProxyEventListener> listeners;
    private final List<SendMessage> messages = new ArrayList<>();
    private final List<EngineInput> answers = new ArrayList<>();
    private final RouteEvents routeEvents = new RouteEvents();
    private final MonotonicClock clock;
    private final RateLimit rateLimit;
    private long installedAt = NEVER;
    private long sentAt = NEVER;

    OutputDispatcher(
            Kernel kernel,
            MonotonicClock clock,
            Faults faults,
            LoopStatistics statistics,
            List<ProxyEventListener> listeners) {
        this.kernel = kernel;
        this.clock = clock;
        this.faults = faults;
        this.statistics = statistics;
        this.listeners = listeners;
        this.rateLimit = new RateLimit(REPORTED_AGAIN_AFTER, clock);
    }

    /**
     * Carries out the outputs of one turn in order, with messages in one batch. Events of MFC entries are published
     * last.
     */
    void dispatch(List<EngineOutput> outputs) {
        installedAt = NEVER;
        sentAt = NEVER;
        carryOut(outputs);
        routeEvents.take().forEach(this::announce);
    }

    /** Carries out outputs that restore the present state, without publishing events of MFC entries. */
    void dispatchAgain(List<EngineOutput> outputs) {
        carryOut(outputs);
        routeEvents.take();
    }

    /**
     * Records the latencies of the last dispatch.
     *
     * @param readAt time of the read of the batch, in nanoseconds
     */
    void note(long readAt) {
        if (installedAt != NEVER) {
            statistics.entryLatency().note(installedAt - readAt);
        }
        if (sentAt != NEVER) {
            statistics.reportLatency().note(sentAt - readAt);
        }
    }

    /** Carries out outputs and then publishes their events, so that listeners do not delay hosts and routers. */
    private void carryOut(List<EngineOutput> outputs) {
        List<EngineEvent> events = new ArrayList<>();
        for (EngineOutput output : outputs) {
            if (output instanceof SendMessage message) {
                messages.add(message);
            } else if (output instanceof Announce announce) {
                events.add(announce.event());
            } else {
                sendPackets();
                carryOut(output);
            }
        }
        sendPackets();
        events.forEach(this::announce);
    }

    private void carryOut(EngineOutput output) {
        try {
            callKernel(output);
            routeEvents.carriedOut(output);
        } catch (KernelException refused) {
            report(refused);
            answers.add(new OutputRefused(output, String.valueOf(refused.getMessage())));
        }
    }

    /**
     * Returns and clears the refused outputs and the requested counters, which the engine must receive before its next
     * turn.
     */
    List<EngineInput> takeAnswers() {
        List<EngineInput> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }

    private void report(KernelException refused) {
        statistics.kernelErrors().note(refused.call());
        String call = refused.call();
        rateLimit
                .ask(call)
                .ifPresent(untold -> LOGGER.warn(
                        "{}{}",
                        refused.getMessage(),
                        untold == 0
                                ? ""
                                : " (" + call + " has failed " + untold + " times more in the minute before)"));
    }

    private void callKernel(EngineOutput output) {
        if (output instanceof InstallRoute install) {
            kernel.routes().install(install.entry());
            installedAt = clock.nanos();
        } else if (output instanceof RenewRoute renew) {
            kernel.routes().remove(renew.entry());
            kernel.routes().install(renew.entry());
            installedAt = clock.nanos();
        } else if (output instanceof RemoveRoute remove) {
            kernel.routes().remove(remove.entry());
        } else if (output instanceof ReadPackets read) {
            answers.add(new PacketsRead(read.key(), kernel.routes().counts(read.key())));
        } else if (output instanceof AddArrivalVif add) {
            kernel.routes().addArrivalVif(add.vif(), add.link());
        } else if (output instanceof AddVif add) {
            kernel.routes().addVif(add.vif(), add.link(), add.threshold());
        } else if (output instanceof DeleteVif delete) {
            kernel.routes().deleteVif(delete.vif());
        } else if (output instanceof JoinRouterGroups join) {
            kernel.igmp().joinRouterGroups(join.link());
        } else if (output instanceof SetShields set) {
            kernel.igmp().shield(set.shields());
        } else if (output instanceof LeaveRouterGroups leave) {
            kernel.igmp().leaveRouterGroups(leave.interfaceIndex());
        }
    }

    private void announce(EngineEvent event) {
        listeners.forEach(listener -> faults.contain("telling of an event", () -> listener.on(event)));
    }

    private void sendPackets() {
        if (messages.isEmpty()) {
            return;
        }
        List<OutgoingPacket> packets =
                messages.stream().map(OutputDispatcher::packet).toList();
        List<SendFailure> failures = kernel.igmp().send(packets);
        if (!failures.isEmpty()) {
            noteFailures(packets, failures);
        }
        messages.clear();
        sentAt = clock.nanos();
    }

    private void noteFailures(List<OutgoingPacket> packets, List<SendFailure> failures) {
        IdentityHashMap<OutgoingPacket, SendMessage> sent = new IdentityHashMap<>();
        for (int i = 0; i < packets.size(); i++) {
            sent.put(packets.get(i), messages.get(i));
        }
        for (SendFailure failure : failures) {
            report(failure.cause());
            Optional.ofNullable(sent.get(failure.packet()))
                    .ifPresent(message -> answers.add(new OutputRefused(
                            message, String.valueOf(failure.cause().getMessage()))));
        }
    }

    private static OutgoingPacket packet(SendMessage message) {
        return new OutgoingPacket(
                message.interfaceIndex(),
                message.source(),
                message.destination(),
                IgmpEncoder.encode(message.message()),
                message.isLooped());
    }
}
