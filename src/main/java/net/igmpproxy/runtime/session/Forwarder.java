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
 * The engine at work on a kernel: turns of waiting, reading, handling, and carrying out. Used by the loop thread only.
 */
final class Forwarder implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Forwarder.class);

    /** In one turn nothing is read after so long, so that a flood delays neither timers nor commands. */
    private static final long READING = Duration.ofMillis(10).toNanos();

    /** A poller that returns sooner has not waited. */
    private static final long SHORTEST_WAIT_NANOS = 100_000;

    /** How many outputs are carried out at a takeover before the process before this one is looked at again. */
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

    /** Why the state of the process before this one is not used. */
    private Optional<String> stateProblem = Optional.empty();

    /**
     * Begins to work, with what a process before this one has left, if there was one. Entries that another program has left are
     * removed.
     *
     * @param known what this process knew when it last lost its kernel; nothing of it is left there
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
     * An engine that continues where the process before this one has stopped. A state that cannot be used costs what it says,
     * and no more: until the hosts have answered, the kernel's entries show what they want.
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

    /** The process before this one hears that it goes on, and may have taken everything back when this one stood still. */
    private void putInPlace(Engine started) {
        kernel.requireInheritance();
        List<EngineOutput> outputs = started.drain(clock.nanos());
        for (int from = 0; from < outputs.size(); from += TAKEOVER_SLICE) {
            kernel.requireInheritance();
            dispatcher.dispatch(outputs.subList(from, Math.min(outputs.size(), from + TAKEOVER_SLICE)));
        }
    }

    /** The kernel is believed, and not what an engine believed to be there. */
    private Map<InterfaceName, VifAssignment> vifs(Installed installed) {
        return VifAssignment.of(installed.vifs(), kernel.links().links());
    }

    Engine engine() {
        return engine;
    }

    /** The configured interfaces. */
    TrafficReader interfaces() {
        return new TrafficReader(engine.interfaces(clock.nanos()), kernel.traffic());
    }

    /** The interfaces that cannot be used though the kernel has been taken. */
    Outage outage() {
        return new Outage(engine.configuration(), engine.interfaces(clock.nanos()));
    }

    /** What an operator should know of. */
    List<Finding> findings() {
        return engine.findings(clock.nanos());
    }

    /** What is dropped for want of an alt-subnet. */
    List<RejectedTraffic> rejectedTraffic() {
        return engine.rejectedTraffic(clock.nanos());
    }

    /** What the hosts have reported of some groups. */
    MembershipPage memberships(GroupAddress from, int mostGroups) {
        return engine.memberships(from, mostGroups, clock.nanos());
    }

    /** The IGMP messages of this engine. */
    List<MessageCount> messageCounts() {
        return engine.messageCounts();
    }

    /** How many packets and upcalls were lost before they could be read. */
    long lost() {
        return kernel.igmp().lost();
    }

    /** What is installed in the kernel. */
    RouteReader routes() {
        return RouteReader.of(engine, kernel.traffic());
    }

    /**
     * One turn: waits for input or the next deadline, and handles what there is.
     *
     * @return one who wants the place of this process, if one has asked
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

    /** What the engine has learnt, for another process. */
    byte[] state() {
        long now = clock.nanos();
        return StateSnapshot.write(engine.state(now), now);
    }

    /** Leaves all with a service manager for the next process; answers whether there is one. */
    boolean bequeath() {
        return kernel.bequeath(state());
    }

    /** Leaves what was inherited to whoever has kept it; answers whether anything was, and somebody has. */
    boolean withdraw() {
        return kernel.withdraw(state());
    }

    /** Lets the keeper of the kernel's tables know of them. */
    void keep() {
        kernel.keep();
    }

    /** Ends a wait of the loop. Any thread may call this. */
    void wakeUp() {
        kernel.poller().wakeUp();
    }

    /** Conveniences that are not available; to be read on the thread that asks. */
    Supplier<List<Limitation>> limitations() {
        Optional<Limitation> state = stateProblem.map(reason -> new Limitation(Limitation.Kind.STATE, reason));
        List<Limitation> own =
                Stream.concat(state.stream(), inspection.limitation().stream()).toList();
        Supplier<List<Limitation>> others = kernel.limitations();
        return () -> Stream.concat(own.stream(), others.get().stream()).toList();
    }

    /** Another process has had the kernel for a while, and has not kept it: what it has changed is found and set again. */
    void reclaim() {
        handle(new KernelShared());
        inspection.allChanged(clock.nanos());
        drain();
    }

    /** Another process has all: lets go, and changes nothing. */
    void leave() {
        kernel.leave();
    }

    /** Brings another configuration into force, as far as the heap has room for what it allows. */
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

    /** Lets the engine know something, and carries out what follows. */
    void accept(EngineInput input) {
        handle(input);
        drain();
    }

    /**
     * Starts the engine anew. What it has learnt is handed on; every entry is installed once more, in place, and entries
     * that are nobody's are removed, so that the kernel is as the engine believes it to be.
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

    /** What has been learnt, for a kernel that has none of it. */
    EngineState knowledge() {
        return engine.state(clock.nanos()).withoutVifs();
    }

    /** Gives the kernel back as it is: it removes what belonged to the routing socket. */
    void abandon() {
        kernel.close();
    }

    /** Leaves every group upstream, removes entries and VIFs, and gives the kernel back. */
    @Override
    public void close() {
        accept(new ConfigurationChanged(ProxyConfiguration.EMPTY));
        kernel.close();
    }

    /** What follows from a batch is carried out before the next one is read: new streams wait for their entries. */
    /** Returns whether packets may be left unread. */
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
     * Changes of interfaces are handled before changes of entries, which follow from them: the kernel leaves out VIFs that do
     * not exist. Both are handled before anything else of a turn.
     *
     * @return whether interfaces may have changed
     */
    private boolean readNotifications() {
        Changes changes = kernel.links().read();
        kernel.links()
                .takeFailure()
                .ifPresent(failure -> statistics.kernelErrors().note(failure.call()));
        long now = clock.nanos();
        if (!changes.gone().isEmpty()) {
            // The sockets that have joined there are left; the kernel has dropped the memberships.
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

    /** What is read while interfaces change may contradict what the engine knows of them, and is read once more. */
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
     * To be done before the next turn of the engine: what it takes to be in the kernel is not, or what it wanted to know.
     *
     * @return whether there were any
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

    /** What the kernel has dropped before it could be read may have been reports, also before this process had the socket. */
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

    /** A fault in handling one input must not stop the others: it is reported, and the loop goes on. */
    private void handle(EngineInput input) {
        work++;
        faults.contain(input.getClass().getSimpleName(), () -> engine.handle(input, clock.nanos()));
    }

    /** A fault in working out what follows may leave an engine that contradicts itself: another one begins with what it knew. */
    private void drain() {
        workOut();
        if (handleAnswers()) {
            // Entries may rely on what was refused; what is tried again is so later.
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
