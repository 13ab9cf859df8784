package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.runtime.control.LoopStatistics;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.OfEngine;
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
        Calls calls = new Calls();
        for (EngineOutput output : outputs) {
            output.accept(calls).ifPresent(answers::add);
        }
        sendPackets();
        calls.events.forEach(this::announce);
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

    private void announce(ProxyEvent event) {
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

    /** Carries out outputs, and collects messages and events. Returns the answer for the engine, if any. */
    private final class Calls implements EngineOutput.Visitor<Optional<EngineInput>> {
        private final List<ProxyEvent> events = new ArrayList<>();

        @Override
        public Optional<EngineInput> addVif(AddVif add) {
            return call(add, () -> {
                kernel.routes().addVif(add.vif(), add.link(), add.threshold());
                routeEvents.vifAdded(add.vif(), add.link().name());
            });
        }

        @Override
        public Optional<EngineInput> deleteVif(DeleteVif delete) {
            return call(delete, () -> kernel.routes().deleteVif(delete.vif()));
        }

        @Override
        public Optional<EngineInput> addArrivalVif(AddArrivalVif add) {
            return call(add, () -> kernel.routes().addArrivalVif(add.vif(), add.link()));
        }

        @Override
        public Optional<EngineInput> installRoute(InstallRoute install) {
            return call(install, () -> install(install.entry()));
        }

        @Override
        public Optional<EngineInput> renewRoute(RenewRoute renew) {
            return call(renew, () -> {
                kernel.routes().remove(renew.entry());
                install(renew.entry());
            });
        }

        @Override
        public Optional<EngineInput> removeRoute(RemoveRoute remove) {
            return call(remove, () -> {
                kernel.routes().remove(remove.entry());
                routeEvents.removed(remove.entry());
            });
        }

        @Override
        public Optional<EngineInput> readPackets(ReadPackets read) {
            return request(
                    read,
                    () -> Optional.of(
                            new PacketsRead(read.key(), kernel.routes().counts(read.key()))));
        }

        @Override
        public Optional<EngineInput> joinRouterGroups(JoinRouterGroups join) {
            return call(join, () -> kernel.igmp().joinRouterGroups(join.link()));
        }

        @Override
        public Optional<EngineInput> leaveRouterGroups(LeaveRouterGroups leave) {
            return call(leave, () -> kernel.igmp().leaveRouterGroups(leave.interfaceIndex()));
        }

        @Override
        public Optional<EngineInput> setShields(SetShields set) {
            return call(set, () -> kernel.igmp().shield(set.shields()));
        }

        @Override
        public Optional<EngineInput> sendMessage(SendMessage send) {
            messages.add(send);
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> announce(Announce announce) {
            events.add(new OfEngine(announce.event()));
            return Optional.empty();
        }

        private void install(MfcEntry entry) {
            kernel.routes().install(entry);
            installedAt = clock.nanos();
            routeEvents.installed(entry);
        }

        private Optional<EngineInput> call(EngineOutput output, Runnable kernelCall) {
            return request(output, () -> {
                kernelCall.run();
                return Optional.empty();
            });
        }

        /** Calls the kernel, after all messages before the output have been sent. */
        private Optional<EngineInput> request(EngineOutput output, Supplier<Optional<EngineInput>> kernelCall) {
            sendPackets();
            try {
                return kernelCall.get();
            } catch (KernelException refused) {
                report(refused);
                return Optional.of(new OutputRefused(output, String.valueOf(refused.getMessage())));
            }
        }
    }
}
