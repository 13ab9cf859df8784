package net.igmpproxy.simulation.proxy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineInput.PacketsRead;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.event.EngineInput.RoutesRead;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
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
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpReader;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.EventQueue.Event;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.base.Trace;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Segment;
import org.jspecify.annotations.Nullable;

/** Simulated machine of the engine: loop, interfaces and kernel. Packets pass through it as bytes. */
public final class ProxyBox implements Upcalls {
    /** Time after which a change by another program has been notified, in nanoseconds. */
    private static final long NOTICE = 250 * Time.MILLISECOND;

    private final EventQueue queue;
    private final Dice dice;
    private final Trace trace;
    private final ProxyObserver observer;
    private final long latency;
    private final TreeMap<String, Port> ports = new TreeMap<>();
    private final KernelModel kernel = new KernelModel(this);
    private int nextIndex = 10;
    private Settings settings;
    private @Nullable Engine engine;
    private @Nullable Event turn;
    private @Nullable Event wakeUp;
    private final Calls calls = new Calls();
    private Optional<KernelFaults> faults = Optional.empty();
    private boolean overslept;
    private long turns;

    /** @param latency the time between an input and the turn that handles it, in nanoseconds */
    public ProxyBox(Settings settings, long latency, EventQueue queue, Dice dice, Trace trace, ProxyObserver observer) {
        this.settings = settings;
        this.latency = latency;
        this.queue = queue;
        this.dice = dice;
        this.trace = trace;
        this.observer = observer;
    }

    /** Adds an interface connected to a segment. */
    public Port plug(String interfaceName, String address, int mtu, Segment segment) {
        Port port = new Port(interfaceName, nextIndex++, address, mtu, segment, this);
        ports.put(interfaceName, port);
        kernel.setUp(indicesUp());
        return port;
    }

    /** Sets the kernel faults; empty for none. */
    public void setFaults(Optional<KernelFaults> next) {
        faults = next;
    }

    /** Changes the kernel state like another program, with a later notification. */
    public void disturbKernel() {
        faults.ifPresent(present -> {
            String change = present.disturb(kernel, List.copyOf(ports.values()));
            trace.note(() -> "another program: " + change);
            queue.after(NOTICE, this::readKernel);
        });
    }

    /** Passes the complete kernel state to the engine, after draining pending outputs. */
    public void readKernel() {
        drain();
        kernel.excuseAll();
        Set<Integer> joined = ports.values().stream()
                .filter(port -> port.exists() && port.isRouterGroupsJoined())
                .map(Port::index)
                .collect(Collectors.toSet());
        input(new KernelRead(kernel.allVifs(), joined));
        input(new RoutesRead(
                kernel.entries().stream().map(RouteReading::present).toList(), true));
    }

    /** Starts the program without state. */
    public void start() {
        engine = new Engine(settings.configuration(), links(), EngineState.EMPTY, dice.random(), queue.now());
        drain();
    }

    /** Shuts the program down and starts it again. */
    public void stopAndStart() {
        handle(new ConfigurationChanged(ProxyConfiguration.EMPTY));
        drain();
        kernel.flush();
        ports.keySet().forEach(observer::forgotten);
        start();
    }

    /** Replaces the engine by a new one with the state of the present one, as {@code POST /restart} does. */
    public void restartEngine() {
        drain();
        observer.restarted();
        Engine before = engine();
        EngineState known = before.state(queue.now()).withVifs(vifAssignments());
        engine = new Engine(settings.configuration(), links(), known, dice.random(), queue.now());
        kernel.excuseAll();
        drain();
        removeForeignEntries();
    }

    /** Changes the configuration. */
    public void configure(Settings next) {
        observer.configured(settings, next);
        settings = next;
        kernel.forgetComplaints();
        input(new ConfigurationChanged(next.configuration()));
    }

    /** Sets an interface up or down. */
    public void setUp(String interfaceName, boolean up) {
        port(interfaceName).setUp(up);
        if (up) {
            observer.cameUp(interfaceName);
        }
        linksChanged();
    }

    /** Deletes an interface. */
    public void remove(String interfaceName) {
        Port port = port(interfaceName);
        port.remove();
        kernel.removeInterface(port.index());
        observer.removed(interfaceName);
        linksChanged();
    }

    /** Re-creates an interface with a new index. */
    public void create(String interfaceName) {
        port(interfaceName).create(nextIndex++);
        observer.cameUp(interfaceName);
        linksChanged();
    }

    /** Passes the counters of the kernel's entries to the engine. */
    public void count() {
        input(new RoutesCounted(kernel.counts()));
    }

    /** Processes an incoming data packet. */
    public Fate data(Port port, String source, String group, int ttl) {
        return kernel.receive(port.index(), source, group, ttl, queue.now());
    }

    /** Returns the current engine. */
    public Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("not started");
        }
        return engine;
    }

    /** Returns the kernel model. */
    public KernelModel kernel() {
        return kernel;
    }

    /** Returns the configuration. */
    public Settings settings() {
        return settings;
    }

    /** Returns an interface. */
    public Port port(String interfaceName) {
        Port port = ports.get(interfaceName);
        if (port == null) {
            throw new IllegalArgumentException(interfaceName);
        }
        return port;
    }

    /** Returns the existing interfaces in the form of the engine's input. */
    public List<Link> links() {
        return ports.values().stream().filter(Port::exists).map(Port::link).toList();
    }

    /** Returns true if inputs were handled but their outputs are not drained yet. */
    public boolean isInTurn() {
        return turn != null && turn.isPending();
    }

    /** Returns the number of turns. */
    public long turns() {
        return turns;
    }

    /** Returns true if a deadline was past immediately after a turn. */
    public boolean hasOverslept() {
        return overslept;
    }

    void receive(Port port, Datagram datagram) {
        observer.delivered(port.interfaceName(), datagram);
        byte[] octets = datagram.octets();
        input(new PacketReceived(port.index(), octets, octets.length));
    }

    @Override
    public void noCache(int vif, String source, String group) {
        trace.note(() -> "upcall NOCACHE vif " + vif + " (" + source + "," + group + ")");
        kernel.excuse(source, group);
        observer.asked(source, group);
        input(new NoCache(vif, Ipv4Address.of(source), GroupAddress.of(group)));
    }

    @Override
    public void wrongVif(int vif, String source, String group) {
        trace.note(() -> "upcall WRONGVIF vif " + vif + " (" + source + "," + group + ")");
        GroupAddress address = GroupAddress.of(group);
        MfcKey key = new MfcKey(Ipv4Address.of(source), address.address());
        input(new WrongVif(vif, key.origin(), address, kernel.counts(key)));
    }

    private void input(EngineInput input) {
        handle(input);
        if (!isInTurn()) {
            turn = queue.after(latency, this::drain);
        }
    }

    private void handle(EngineInput input) {
        engine().handle(input, queue.now());
    }

    private void drain() {
        if (turn != null) {
            turn.cancel();
        }
        if (wakeUp != null) {
            wakeUp.cancel();
        }
        if (workOut()) {
            workOut();
        }
        kernel.endTurn();
        turns++;
        long deadline = engine().nextDeadline();
        overslept |= deadline <= queue.now();
        if (deadline != Time.NEVER) {
            wakeUp = queue.at(deadline, this::drain);
        }
    }

    /** Executes the outputs. Returns true if the kernel refused an output or returned counters. */
    private boolean workOut() {
        List<EngineOutput> outputs = engine().drain(queue.now());
        List<EngineOutput> refused = outputs.stream().filter(this::isRefused).toList();
        List<EngineInput> answers = outputs.stream()
                .filter(output -> !refused.contains(output))
                .flatMap(output -> output.accept(calls).stream())
                .toList();
        refused.forEach(output -> handle(new OutputRefused(output, "ENOBUFS")));
        answers.forEach(this::handle);
        return !refused.isEmpty() || !answers.isEmpty();
    }

    private boolean isRefused(EngineOutput output) {
        return faults.filter(present -> present.refuses(output)).isPresent();
    }

    /** Returns the VIF assignments of a kernel reading. */
    private Map<InterfaceName, VifAssignment> vifAssignments() {
        Map<Integer, VifAssignment> present = VifAssignment.of(kernel.allVifs());
        Map<InterfaceName, VifAssignment> assignments = new HashMap<>();
        ports.values().stream()
                .filter(port -> port.exists() && present.containsKey(port.index()))
                .forEach(port -> assignments.put(new InterfaceName(port.interfaceName()), present.get(port.index())));
        return assignments;
    }

    /** Sends a message, parsed from the bytes that the engine would send. */
    private void send(SendMessage send) {
        IgmpMessage message = IgmpReader.read(ByteBuffer.wrap(IgmpEncoder.encode(send.message())))
                .orElseThrow(() -> new AssertionError("not an IGMP packet: " + send));
        Datagram datagram =
                new Datagram(send.source().toString(), send.destination().toString(), message);
        for (Port port : ports.values()) {
            if (port.exists() && port.index() == send.interfaceIndex()) {
                observer.sent(port.interfaceName(), datagram);
                port.segment().send(port, datagram);
            }
        }
    }

    private void linksChanged() {
        kernel.setUp(indicesUp());
        input(new LinksChanged(links()));
    }

    private Collection<Integer> indicesUp() {
        return ports.values().stream().filter(Port::isAttached).map(Port::index).toList();
    }

    /** Removes entries of other programs, as the runtime does after a restart. */
    private void removeForeignEntries() {
        Set<String> own = new HashSet<>();
        engine().routes().forEach(entry -> own.add(identity(entry)));
        for (MfcEntry entry : new ArrayList<>(kernel.entries())) {
            if (kernel.interfaceOf(entry.parent()) >= 0 && !own.contains(identity(entry))) {
                kernel.remove(entry);
            }
        }
    }

    private static String identity(MfcEntry entry) {
        return entry.key() + " " + entry.parent();
    }

    /** Carries out the outputs. Returns the answer for the engine, if any. */
    private final class Calls implements EngineOutput.Visitor<Optional<EngineInput>> {
        @Override
        public Optional<EngineInput> addVif(AddVif add) {
            kernel.addVif(add.vif(), add.link().index());
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> deleteVif(DeleteVif delete) {
            kernel.deleteVif(delete.vif());
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> addArrivalVif(AddArrivalVif add) {
            kernel.addArrivalVif(add.vif(), add.link().index());
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> installRoute(InstallRoute install) {
            trace.note(() -> "install " + install.entry());
            kernel.install(install.entry());
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> renewRoute(RenewRoute renew) {
            trace.note(() -> "renew " + renew.entry());
            kernel.remove(renew.entry());
            kernel.install(renew.entry());
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> removeRoute(RemoveRoute remove) {
            trace.note(() -> "remove " + remove.entry());
            kernel.remove(remove.entry());
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> readPackets(ReadPackets read) {
            return Optional.of(new PacketsRead(read.key(), kernel.counts(read.key())));
        }

        @Override
        public Optional<EngineInput> joinRouterGroups(JoinRouterGroups join) {
            port(join.link().name().value()).setRouterGroupsJoined(true);
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> leaveRouterGroups(LeaveRouterGroups leave) {
            ports.values().stream()
                    .filter(port -> port.index() == leave.interfaceIndex())
                    .forEach(port -> port.setRouterGroupsJoined(false));
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> setShields(SetShields set) {
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> sendMessage(SendMessage send) {
            ProxyBox.this.send(send);
            return Optional.empty();
        }

        @Override
        public Optional<EngineInput> announce(Announce announce) {
            return Optional.empty();
        }
    }
}
