package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Random;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/** No state is left after all hosts and sources have been silent long enough. */
final class Oblivion {
    private final World world;
    private final Evidence evidence;

    Oblivion(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    void check() {
        Engine engine = world.proxy().engine();
        EngineState state = engine.state(world.now());
        require(state.memberships().isEmpty(), "memberships are left: " + state.memberships());
        require(state.sources().isEmpty(), "sources are left: " + state.sources());
        require(engine.routes().isEmpty(), "entries are left: " + engine.routes());
        require(
                engine.rejectedTraffic(world.now()).isEmpty(),
                "rejected sources are left: " + engine.rejectedTraffic(world.now()));
        require(
                world.proxy().kernel().entries().isEmpty(),
                "entries are left in the kernel: " + world.proxy().kernel());
        for (InterfaceStatus status : engine.interfaces(world.now())) {
            require(status.igmp().isEmpty() || status.igmp().get().groups() == 0, "groups are left on " + status);
            require(status.igmp().isEmpty() || status.igmp().get().hosts() == 0, "hosts are left on " + status);
        }
        for (String group : world.cast().groups()) {
            require(!world.upstreamRouter().knows(group), "the upstream router still forwards " + group);
        }
        requireQueriesOnly(engine.nextDeadline());
        requireRoom(engine);
    }

    /** Checks that new hosts find the engine like a new one, with no limit partly used up. */
    private void requireRoom(Engine engine) {
        Engine fresh = new Engine(
                engine.configuration(), world.proxy().links(), EngineState.EMPTY, new Random(0), world.now());
        for (Lan lan : world.lans()) {
            for (SimulatedHost host : lan.hosts()) {
                PacketReceived joins = joins(lan, host);
                engine.handle(joins, world.now());
                fresh.handle(joins, world.now());
            }
        }
        require(
                engine.memberships(world.now()).equals(fresh.memberships(world.now())),
                "of hosts that join it knows " + engine.memberships(world.now()) + " instead of "
                        + fresh.memberships(world.now()));
    }

    private PacketReceived joins(Lan lan, SimulatedHost host) {
        List<GroupRecord> all = world.cast().groups().stream()
                .map(group -> GroupRecord.of(RecordType.TO_EX, group))
                .toList();
        byte[] octets = new Datagram(
                        host.identity().address(), Datagram.ALL_IGMPV3_ROUTERS, new IgmpMessage.Report(all))
                .octets();
        return new PacketReceived(lan.port().index(), octets, octets.length);
    }

    /** Checks that the next deadline is the next general query of a link. */
    private void requireQueriesOnly(long deadline) {
        boolean isQuery = false;
        for (Lan lan : world.lans()) {
            long next = evidence.on(lan.name()).ownGeneralQueryAt()
                    + world.proxy().settings().of(lan.name()).variables().queryInterval();
            isQuery |= deadline == next;
        }
        require(isQuery, "the engine wakes up at " + Time.text(deadline) + ", but no general query is due then");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation("everybody has been silent for long, but " + otherwise);
        }
    }
}
