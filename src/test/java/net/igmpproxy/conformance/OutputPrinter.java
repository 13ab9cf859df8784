package net.igmpproxy.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.lab.wire.Ipv4;

/** Formats outputs of the core, one per line. Packets are parsed from their bytes. */
final class OutputPrinter {
    private final Links links;
    private final Map<Integer, String> namesByVif = new HashMap<>();
    private final Set<Integer> arrivalVifs = new TreeSet<>();
    private final Lines lines = new Lines();

    OutputPrinter(Links links) {
        this.links = links;
    }

    /** Returns the VIF of an interface. */
    int vif(String name) {
        return namesByVif.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no VIF"));
    }

    /** Formats an output; returns empty for those without a line. */
    Optional<String> print(EngineOutput output) {
        return output.accept(lines);
    }

    /** Formats an entry: {@code (10.0.0.5,239.1.1.1) eth0 -> eth1 eth2}. */
    String print(MfcEntry entry) {
        String outgoing = IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> entry.ttls().contains(vif) && !isKernelsOwn(entry, vif))
                .mapToObj(vif -> outgoing(entry, vif))
                .collect(Collectors.joining(" "));
        return entry.key() + " " + namesByVif.get(entry.parent()) + " -> "
                + (outgoing.isEmpty() ? "nothing" : outgoing);
    }

    /**
     * Returns true for the input VIF of a wildcard entry. The kernel requires it among the outputs but does not forward
     * to it.
     */
    private static boolean isKernelsOwn(MfcEntry entry, int vif) {
        return entry.key().isWildcard() && vif == entry.parent();
    }

    private String outgoing(MfcEntry entry, int vif) {
        int threshold = entry.ttls().threshold(vif);
        return namesByVif.get(vif) + (threshold == 1 ? "" : "(ttl>" + threshold + ")");
    }

    private String print(SendMessage send) {
        String name = links.name(send.interfaceIndex());
        String source = send.source().toString();
        String from =
                source.equals(links.primaryAddress(name)) && !source.equals(Ipv4.UNSPECIFIED) ? "" : " from " + source;
        return name + " > " + send.destination() + " : " + MessagePrinter.print(IgmpEncoder.encode(send.message()))
                + from;
    }

    private final class Lines implements EngineOutput.Visitor<Optional<String>> {
        @Override
        public Optional<String> addVif(AddVif add) {
            namesByVif.put(add.vif(), add.link().name().value());
            return Optional.of("vif " + add.vif() + " " + add.link().name());
        }

        @Override
        public Optional<String> deleteVif(DeleteVif delete) {
            if (arrivalVifs.remove(delete.vif())) {
                return Optional.empty();
            }
            return Optional.of("no vif " + delete.vif() + " " + namesByVif.remove(delete.vif()));
        }

        @Override
        public Optional<String> addArrivalVif(AddArrivalVif add) {
            arrivalVifs.add(add.vif());
            return Optional.empty();
        }

        @Override
        public Optional<String> installRoute(InstallRoute install) {
            return Optional.of("install " + print(install.entry()));
        }

        @Override
        public Optional<String> renewRoute(RenewRoute renew) {
            return Optional.of("renew " + print(renew.entry()));
        }

        @Override
        public Optional<String> removeRoute(RemoveRoute remove) {
            return Optional.of("remove " + remove.entry().key());
        }

        @Override
        public Optional<String> readPackets(ReadPackets read) {
            return Optional.empty();
        }

        @Override
        public Optional<String> joinRouterGroups(JoinRouterGroups join) {
            return join.hosts() ? Optional.of("listen " + join.link().name()) : Optional.empty();
        }

        @Override
        public Optional<String> leaveRouterGroups(LeaveRouterGroups leave) {
            return Optional.of("listen no more " + links.name(leave.interfaceIndex()));
        }

        @Override
        public Optional<String> setShields(SetShields set) {
            throw new IllegalStateException("no line for " + set);
        }

        @Override
        public Optional<String> sendMessage(SendMessage send) {
            return Optional.of(print(send));
        }

        @Override
        public Optional<String> announce(Announce announce) {
            return EventPrinter.print(announce.event());
        }
    }
}
