package net.igmpproxy.simulation.invariants;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/** The MFC entries equal those that a new engine would install from the state of the current engine. */
final class EntriesFromState implements Invariant {
    private final World world;

    EntriesFromState(World world) {
        this.world = world;
    }

    @Override
    public void check(Snapshot snapshot) {
        Set<MfcEntry> present = new HashSet<>(world.proxy().kernel().entries());
        requireSame(present, new HashSet<>(snapshot.engine().routes()), "the engine believes to be installed");
        requireSame(present, installedAnew(snapshot), "an engine would install that knew the same");
    }

    private Set<MfcEntry> installedAnew(Snapshot snapshot) {
        Engine next = new Engine(
                snapshot.engine().configuration(),
                world.proxy().links(),
                snapshot.engine().state(snapshot.now()),
                new Random(0),
                snapshot.now());
        world.lans().forEach(lan -> tellQuerier(lan, snapshot, next));
        Set<MfcEntry> installed = new HashSet<>();
        for (EngineOutput output : next.drain(snapshot.now())) {
            if (output instanceof InstallRoute install) {
                installed.add(install.entry());
            }
        }
        return installed;
    }

    /** Sends the new engine a query of the current querier. The exported state does not include the querier. */
    private void tellQuerier(Lan lan, Snapshot snapshot, Engine next) {
        if (snapshot.isQuerier(lan.name()) || !lan.port().exists()) {
            return;
        }
        Optional<String> querier = snapshot.engine().interfaces(snapshot.now()).stream()
                .filter(status -> status.name().value().equals(lan.name()))
                .findFirst()
                .flatMap(InterfaceStatus::igmp)
                .flatMap(InterfaceStatus.Igmp::querier)
                .map(Object::toString);
        querier.ifPresent(address -> {
            Query query = Query.general(IgmpVersion.V3);
            byte[] octets = new Datagram(address, Datagram.ALL_SYSTEMS, query).octets();
            next.handle(new PacketReceived(lan.port().index(), octets, octets.length), snapshot.now());
        });
    }

    private static void requireSame(Set<MfcEntry> present, Set<MfcEntry> expected, String whose) {
        if (!present.equals(expected)) {
            throw new Violation("the kernel's entries are not those that " + whose + "; only in the kernel: "
                    + difference(present, expected) + "; missing there: " + difference(expected, present));
        }
    }

    private static List<MfcEntry> difference(Set<MfcEntry> from, Set<MfcEntry> less) {
        return from.stream().filter(entry -> !less.contains(entry)).toList();
    }
}
