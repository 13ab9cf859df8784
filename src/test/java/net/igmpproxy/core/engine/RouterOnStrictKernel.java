package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.RecordType;

/**
 * An engine with any number of interfaces on a strict kernel, in virtual time. The upstream interface eth10 admits
 * every source; the downstream interfaces follow it. Interface 10 is eth10, with the network 10.0.10.0/24.
 */
final class RouterOnStrictKernel {
    static final int UPSTREAM = 10;
    static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");

    final StrictKernel kernel = new StrictKernel();
    final TreeMap<Integer, String> names = new TreeMap<>();

    /** All outputs of the engine. */
    final List<EngineOutput> outputs = new ArrayList<>();

    private Predicate<EngineOutput> refuses = output -> false;
    private Engine engine;
    private long now;

    RouterOnStrictKernel(int interfaces) {
        this(interfaces, output -> false);
    }

    /**
     * Starts the engine.
     *
     * @param refused outputs that the kernel refuses from the start
     */
    RouterOnStrictKernel(int interfaces, Predicate<EngineOutput> refused) {
        refuses = refused;
        IntStream.range(UPSTREAM, UPSTREAM + interfaces).forEach(index -> names.put(index, "eth" + index));
        kernel.setInterfaces(names.keySet());
        TreeMap<InterfaceName, InterfaceConfiguration> configured = new TreeMap<>();
        configured.put(
                new InterfaceName("eth" + UPSTREAM),
                InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(List.of(Ipv4Prefix.ANY)));
        configured.put(new InterfaceName("eth*"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        engine = new Engine(
                ProxyConfiguration.EMPTY.withInterfaces(configured), links(), EngineState.EMPTY, new Random(1), now);
        pass(Duration.ofSeconds(1));
    }

    Engine engine() {
        return engine;
    }

    long now() {
        return now;
    }

    /** Changes the outputs that the kernel refuses. */
    void refuse(Predicate<EngineOutput> refused) {
        refuses = refused;
    }

    /** Restarts the engine with the state of the previous one. */
    void restart() {
        engine = new Engine(engine.configuration(), links(), engine.state(now), new Random(1), now);
        engine.drain(now);
    }

    /** Passes inputs to the engine and runs one turn. */
    void handle(EngineInput... inputs) {
        for (EngineInput input : inputs) {
            engine.handle(input, now);
        }
        turn();
    }

    /** Sets the interfaces of {@link #names} in the kernel and returns the notification. */
    LinksChanged linksChanged() {
        kernel.setInterfaces(names.keySet());
        return new LinksChanged(links());
    }

    /** Joins the group from a host on an interface. */
    void listenOn(int index) {
        ReportV3 join = new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, List.of())));
        byte[] packet =
                IgmpPackets.packet(Ipv4Address.of("10.0." + index + ".7"), Ipv4Address.ALL_IGMPV3_ROUTERS, join);
        handle(new PacketReceived(index, packet, packet.length));
    }

    void pass(Duration duration) {
        long end = now + duration.toNanos();
        turn();
        while (engine.nextDeadline() <= end) {
            now = Math.max(now, engine.nextDeadline());
            turn();
        }
        now = end;
    }

    private void turn() {
        List<OutputRefused> refused = new ArrayList<>();
        for (EngineOutput output : engine.drain(now)) {
            outputs.add(output);
            if (refuses.test(output)) {
                refused.add(new OutputRefused(output, "ENOBUFS"));
            } else {
                kernel.carryOut(output).ifPresent(error -> {
                    throw new AssertionError(output + " was refused: " + error);
                });
            }
        }
        if (!refused.isEmpty()) {
            handle(refused.toArray(EngineInput[]::new));
        }
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        names.forEach((index, name) -> links.add(new Link(
                index,
                new InterfaceName(name),
                true,
                1500,
                InterfaceAddress.parse("10.0." + index + ".1/24").stream().toList())));
        return links;
    }
}
