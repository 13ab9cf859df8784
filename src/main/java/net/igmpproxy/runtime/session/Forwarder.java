package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.Adoption;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.event.EngineInput.HeapLimited;
import net.igmpproxy.core.engine.event.EngineInput.HostsToBeAskedSoon;
import net.igmpproxy.core.engine.event.EngineInput.KernelShared;
import net.igmpproxy.core.engine.event.EngineInput.LinksLost;
import net.igmpproxy.core.engine.event.EngineInput.MessageHeld;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineInput.PacketsLost;
import net.igmpproxy.core.engine.event.EngineInput.PacketsWaiting;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.engine.event.Outage;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.runtime.control.HeapRoom;
import net.igmpproxy.runtime.control.LoopStatistics;
import net.igmpproxy.runtime.control.TrafficReader;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.handover.SnapshotException;
import net.igmpproxy.runtime.handover.StateSnapshot;
import net.igmpproxy.runtime.port.IgmpSocket;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Legacy;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.LinkMonitor.Changes;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.MulticastRoutes.Installed;
import net.igmpproxy.runtime.port.Poller.Readiness;
import net.igmpproxy.runtime.port.Successor;
import net.igmpproxy.runtime.task.SpinGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One engine at work on one kernel: each turn waits, reads input, handles it, and carries out the outputs. Confined to
 * the loop thread.
 */
final class Forwarder implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Forwarder.class);

    /** Maximum time for reading in one turn in nanoseconds, so that a flood delays neither timers nor commands. */
    private static final long READING = Duration.ofMillis(10).toNanos();

    /** Minimum duration of a real wait in nanoseconds; a poller that returns sooner has not waited. */
    private static final long SHORTEST_WAIT_NANOS = 100_000;

    /** Number of outputs carried out during a takeover between two checks that the previous process has not resumed. */
    private static final int TAKEOVER_SLICE = 256;

    private final Kernel kernel;
    private final EngineClock clock;
    private final Random random;
    private final Faults faults;
    private final LoopStatistics statistics;
    private final MonotonicClock machine;
    private final OutputDispatcher dispatcher;
    private final IgmpSocket.Receiver receiver = new InputReceiver();
    private final HeapRoom heap = HeapRoom.ofThisProcess();
    private final KernelInspection inspection;
    private Engine engine;
    private long lostBefore;
    private boolean packetsWait;

    /** Number of inputs and outputs so far. */
    private long work;

    private final SpinGuard spinGuard;

    /** Reason why the state of the previous process is not used. */
    private Optional<String> stateProblem = Optional.empty();

    /**
     * Starts the engine with the state of the previous process, if there is one. Removes MFC entries of other programs.
     *
     * @param known state saved when this process last lost its kernel; none of it is left in the kernel
     */
    Forwarder(
            Kernel kernel,
            MonotonicClock machine,
            Random random,
            Faults faults,
            LoopStatistics statistics,
            List<ProxyEventListener> listeners,
            ProxyConfiguration configuration,
            EngineState known) {
        this.kernel = kernel;
        this.clock = new EngineClock(machine);
        this.random = random;
        this.faults = faults;
        this.statistics = statistics;
        this.machine = machine;
        this.spinGuard = new SpinGuard(() ->
                faults.report("the poller or a deadline", new IllegalStateException("the loop has nothing to do")));
        this.dispatcher = new OutputDispatcher(kernel, machine, faults, statistics, listeners);
        Optional<Legacy> legacy = kernel.legacy();
        this.inspection = new KernelInspection(kernel, clock.nanos());
        this.engine = legacy.map(before -> takeOver(configuration, before))
                .orElseGet(() -> newEngine(
                        configuration, known.withVifs(vifs(kernel.routes().takeOver()))));
        removeForeignEntries();
        if (!legacy.map(Legacy::seamless).orElse(false) || stateProblem.isPresent()) {
            accept(new HostsToBeAskedSoon());
        }
        handleAnswers();
    }

    private Engine newEngine(ProxyConfiguration configuration, EngineState state) {
        kernel.igmp().shield(List.of());
        logShortages(configuration);
        long now = clock.nanos();
        Engine made = new Engine(heap.fitting(configuration), kernel.links().links(), state, random, now);
        made.handle(new HeapLimited(heap.entryBytes(configuration)), now);
        return made;
    }

    /**
     * Creates an engine that continues where the previous process stopped. If its snapshot is unusable, the engine
     * adopts the MFC entries, which show the memberships until the hosts have reported.
     */
    private Engine takeOver(ProxyConfiguration configuration, Legacy legacy) {
        return legacy.state()
                .flatMap(state -> restored(configuration, state))
                .orElseGet(() -> adopted(configuration, kernel.routes().takeOver()));
    }

    private Engine adopted(ProxyConfiguration configuration, Installed installed) {
        EngineState state = Adoption.of(
                configuration, kernel.links().links(), installed.vifs(), installed.entries(), clock.nanos());
        Engine adopted = newEngine(configuration, state);
        putInPlace(adopted);
        return adopted;
    }

    private Optional<Engine> restored(ProxyConfiguration configuration, byte[] state) {
        try {
            Map<InterfaceName, VifAssignment> vifs = vifs(kernel.routes().takeOver());
            Engine restored = newEngine(
                    configuration, StateSnapshot.read(state, clock.nanos()).withVifs(vifs));
            putInPlace(restored);
            return Optional.of(restored);
        } catch (KernelException refused) {
            throw refused;
        } catch (SnapshotException | RuntimeException unusable) {
            stateProblem = Optional.of(String.valueOf(unusable.getMessage()));
            LOGGER.warn(
                    "State of the process before this one not used, adopting the kernel's entries  reason={}",
                    unusable.getMessage());
            LOGGER.debug("State not used", unusable);
            return Optional.empty();
        }
    }

    /**
     * Carries out the first outputs in slices. Each check notifies the previous process that the takeover continues. It
     * also fails if that process has resumed because this one was stopped too long.
     */
    private void putInPlace(Engine started) {
        kernel.requireInheritance();
        List<EngineOutput> outputs = started.drain(clock.nanos());
        for (int from = 0; from < outputs.size(); from += TAKEOVER_SLICE) {
            kernel.requireInheritance();
            dispatcher.dispatch(outputs.subList(from, Math.min(outputs.size(), from + TAKEOVER_SLICE)));
        }
    }

    /** Returns the VIF assignments found in the kernel, which take precedence over those in a state. */
    private Map<InterfaceName, VifAssignment> vifs(Installed installed) {
        return VifAssignment.of(installed.vifs(), kernel.links().links());
    }

    Engine engine() {
        return engine;
    }

    /** Returns a reader of the configured interfaces. */
    TrafficReader interfaces() {
        return new TrafficReader(engine.interfaces(clock.nanos()), kernel.traffic());
    }

    /** Returns the interfaces that are unusable although the kernel is open. */
    Outage outage() {
        return new Outage(engine.configuration(), engine.interfaces(clock.nanos()));
    }

    /** Returns the findings for the operator. */
    List<Finding> findings() {
        return engine.findings(clock.nanos());
    }

    /** Returns the traffic that is dropped because no alt-subnet admits its source. */
    List<RejectedTraffic> rejectedTraffic() {
        return engine.rejectedTraffic(clock.nanos());
    }

    /** Returns the memberships of a range of groups. */
    MembershipPage memberships(GroupAddress from, int mostGroups) {
        return engine.memberships(from, mostGroups, clock.nanos());
    }

    /** Returns the IGMP message counters of this engine. */
    List<MessageCount> messageCounts() {
        return engine.messageCounts();
    }

    /** Returns the number of packets and upcalls that the kernel dropped before they were read. */
    long lost() {
        return kernel.igmp().lost();
    }

    /** Returns a reader of the MFC entries. */
    RouteReader routes() {
        return RouteReader.of(engine, kernel.traffic());
    }

    /**
     * Runs one turn: waits for input or the next deadline, and handles the input.
     *
     * @return a process that requests a handover, if any
     */
    Optional<Successor> turn() {
        boolean pending = kernel.links().isPending();
        long workBefore = work;
        long waitBegun = machine.nanos();
        Readiness readiness = clock.await(kernel.poller(), pending ? 0 : nanosToDeadline());
        long begun = machine.nanos();
        if (readiness.links() || pending) {
            readNotifications();
        }
        noteBacklog(readiness.igmp() && receive());
        drain();
        inspect();
        statistics.turnTime().note(machine.nanos() - begun);
        spinGuard.note(work == workBefore && begun - waitBegun < SHORTEST_WAIT_NANOS);
        return readiness.successor() ? kernel.successor() : Optional.empty();
    }

    private long nanosToDeadline() {
        long deadline = Math.min(engine.nextDeadline(), inspection.nextDeadline());
        return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - clock.nanos();
    }

    /** Returns a snapshot of the engine state for another process. */
    byte[] state() {
        long now = clock.nanos();
        return StateSnapshot.write(engine.state(now), now);
    }

    /**
     * Stores descriptor and snapshot with the service manager for the next process; returns false if none accepts them.
     */
    boolean bequeath() {
        return kernel.bequeath(state());
    }

    /**
     * Gives inherited state back to its previous holder; returns false if nothing was inherited or the holder does not
     * keep it.
     */
    boolean withdraw() {
        return kernel.withdraw(state());
    }

    /** Gives the routing socket to the keeper, if there is one. */
    void keep() {
        kernel.keep();
    }

    /** Ends a wait of the loop. Thread-safe. */
    void wakeUp() {
        kernel.poller().wakeUp();
    }

    /** Returns the unavailable features; the supplier must be called on the requesting thread. */
    Supplier<List<Limitation>> limitations() {
        Optional<Limitation> state = stateProblem.map(reason -> new Limitation(Limitation.Kind.STATE, reason));
        List<Limitation> own =
                Stream.concat(state.stream(), inspection.limitation().stream()).toList();
        Supplier<List<Limitation>> others = kernel.limitations();
        return () -> Stream.concat(own.stream(), others.get().stream()).toList();
    }

    /**
     * Reads all kernel state again after another process had the kernel for a while without taking it over, and
     * restores it.
     */
    void reclaim() {
        handle(new KernelShared());
        inspection.allChanged(clock.nanos());
        drain();
    }

    /** Closes the descriptors without changing the kernel, whose state another process holds. */
    void leave() {
        kernel.leave();
    }

    /** Applies another configuration, limited to the available heap. */
    void configure(ProxyConfiguration configuration) {
        logShortages(configuration);
        handle(new HeapLimited(heap.entryBytes(configuration)));
        accept(new ConfigurationChanged(heap.fitting(configuration)));
    }

    private void logShortages(ProxyConfiguration configuration) {
        heap.shortages(configuration)
                .forEach(shortage -> LOGGER.atLevel(shortage.isOfChosenValue() ? Level.WARN : Level.INFO)
                        .log(
                                "Heap too small for a limit, fewer are remembered  limit={} configured={} possible={} maxHeapBytes={}"
                                        + " neededHeapBytes={}",
                                shortage.key(),
                                shortage.value(),
                                shortage.possible(),
                                heap.maxBytes(),
                                shortage.neededBytes()));
    }

    /** Passes an input to the engine and carries out the outputs. */
    void accept(EngineInput input) {
        handle(input);
        drain();
    }

    /**
     * Restarts the engine with its state. Every MFC entry is installed again in place and foreign entries are removed,
     * so the kernel matches the engine's view.
     */
    void restart(ProxyConfiguration configuration) {
        stateProblem = Optional.empty();
        packetsWait = false;
        long now = clock.nanos();
        engine = newEngine(
                configuration, engine.state(now).withVifs(vifs(kernel.routes().takeOver())));
        dispatcher.dispatchAgain(engine.drain(clock.nanos()));
        handleAnswers();
        removeForeignEntries();
        inspection.interfacesChanged(now);
    }

    /** Returns the engine state for a kernel that has none of it. */
    EngineState knowledge() {
        return engine.state(clock.nanos()).withoutVifs();
    }

    /** Closes the kernel without cleanup; it removes the VIFs and entries of the routing socket. */
    void abandon() {
        kernel.close();
    }

    /** Leaves all groups upstream, removes entries and VIFs, and closes the kernel. */
    @Override
    public void close() {
        accept(new ConfigurationChanged(ProxyConfiguration.EMPTY));
        kernel.close();
    }

    /**
     * Reads batches for a limited time. The outputs of a batch are carried out before the next batch, since new flows
     * wait for entries.
     *
     * @return true if unread packets may be left
     */
    private boolean receive() {
        long begun = machine.nanos();
        int received = receiveBatch();
        while (received > 0 && machine.nanos() - begun < READING) {
            received = receiveBatch();
        }
        return received > 0;
    }

    private void noteBacklog(boolean waiting) {
        if (waiting != packetsWait) {
            packetsWait = waiting;
            handle(new PacketsWaiting(waiting));
        }
    }

    /**
     * Handles interface changes before MFC changes that follow from them: the kernel omits VIFs that do not exist. Both
     * are handled before all other work of a turn.
     *
     * @return true if interfaces may have changed
     */
    private boolean readNotifications() {
        Changes changes = kernel.links().read();
        kernel.links()
                .takeFailure()
                .ifPresent(failure -> statistics.kernelErrors().note(failure.call()));
        long now = clock.nanos();
        if (!changes.gone().isEmpty()) {
            // Close the sockets joined there; the kernel has dropped the memberships.
            changes.gone().forEach(kernel.igmp()::leaveRouterGroups);
            handle(new LinksLost(changes.gone()));
        }
        if (changes.links()) {
            inspection.linksChanged(now);
        }
        boolean linksRead = readLinks(now);
        if (!changes.routes().complete()) {
            statistics.kernelErrors().note("recv(NETLINK_ROUTE)");
        }
        if (!changes.routes().equals(RouteChanges.NONE)) {
            handle(inspection.changes(changes.routes(), now));
        }
        return changes.links() || linksRead;
    }

    private boolean readLinks(long now) {
        try {
            Optional<EngineInput> links = inspection.readLinks(now);
            links.ifPresent(this::handle);
            return links.isPresent();
        } catch (KernelException refused) {
            failed(refused, now);
            return false;
        }
    }

    private void failed(KernelException refused, long now) {
        statistics.kernelErrors().note(refused.call());
        inspection.failed(refused, now);
    }

    /**
     * Reads the kernel state that is due. A reading taken while interfaces change may contradict the engine and is
     * repeated.
     */
    private void inspect() {
        long now = clock.nanos();
        if (inspection.nextDeadline() > now) {
            return;
        }
        try {
            List<EngineInput> read = inspection.read(now);
            if (readNotifications()) {
                inspection.postpone(now);
            } else {
                read.forEach(this::handle);
            }
        } catch (KernelException refused) {
            failed(refused, now);
        }
        drain();
    }

    /**
     * Handles refusals and requested counters, which the engine must receive before its next turn.
     *
     * @return true if there were any
     */
    private boolean handleAnswers() {
        List<EngineInput> answers = dispatcher.takeAnswers();
        answers.forEach(this::handle);
        return !answers.isEmpty();
    }

    private int receiveBatch() {
        noteLosses();
        long readAt = machine.nanos();
        int received = kernel.igmp().receive(receiver);
        if (received > 0) {
            statistics.batchSize().note(received);
            drain();
            dispatcher.note(readAt);
        }
        return received;
    }

    /**
     * Reports dropped packets to the engine, since they may have been reports. They may predate this process's
     * ownership of the socket.
     */
    private void noteLosses() {
        try {
            long lost = kernel.igmp().lost();
            if (lost != lostBefore) {
                lostBefore = lost;
                handle(new PacketsLost());
            }
        } catch (KernelException refused) {
            statistics.kernelErrors().note(refused.call());
        }
    }

    /** Handles one input. An internal error is contained, so that further inputs are handled. */
    private void handle(EngineInput input) {
        work++;
        faults.contain(input.getClass().getSimpleName(), () -> engine.handle(input, clock.nanos()));
    }

    /**
     * Carries out the outputs. An internal error may leave the engine inconsistent, so the engine restarts with its
     * state.
     */
    private void drain() {
        workOut();
        if (handleAnswers()) {
            // Entries may depend on a refused output; outputs that are retried come later.
            workOut();
            handleAnswers();
        }
    }

    private void workOut() {
        if (!faults.contain("a turn", () -> carryOut(engine.drain(clock.nanos())))) {
            restart(engine.configuration());
        }
    }

    private void carryOut(List<EngineOutput> outputs) {
        work += outputs.size();
        dispatcher.dispatch(outputs);
    }

    private void removeForeignEntries() {
        ForeignEntries.remove(kernel.routes(), engine.routes());
    }

    private final class InputReceiver implements IgmpSocket.Receiver {
        @Override
        public void packet(int interfaceIndex, byte[] packet, int length) {
            handle(new PacketReceived(interfaceIndex, packet, length));
        }

        @Override
        public void upcall(IgmpSocket.Upcall type, int vif, Ipv4Address source, Ipv4Address group) {
            statistics.upcalls().note(LoopStatistics.label(type));
            GroupAddress.from(group)
                    .ifPresent(address -> handle(
                            switch (type) {
                                case NO_CACHE -> new NoCache(vif, source, address);
                                case WRONG_VIF ->
                                    new WrongVif(
                                            vif,
                                            source,
                                            address,
                                            kernel.routes().counts(new MfcKey(source, group)));
                                case MESSAGE_HELD -> new MessageHeld(vif, source, address);
                            }));
        }
    }
}
