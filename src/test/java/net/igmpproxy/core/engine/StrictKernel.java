package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.event.EngineInput.RoutesRead;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.port.KernelItem;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import org.jspecify.annotations.Nullable;

/** VIFs, router groups and forwarding entries of a kernel that refuses what Linux refuses ({@code net/ipv4/ipmr.c}). */
final class StrictKernel {
    /** What becomes of a packet. */
    enum Fate {
        FORWARDED,
        HELD,
        DROPPED
    }

    private final TreeMap<Integer, Integer> vifs = new TreeMap<>();
    private final Set<Integer> joined = new TreeSet<>();
    private final Map<KernelItem, MfcEntry> entries = new HashMap<>();
    private final Set<Integer> interfaces = new TreeSet<>();

    /** The interfaces there are. The VIFs and memberships of one that has gone go with it. */
    void setInterfaces(Collection<Integer> indices) {
        interfaces.clear();
        interfaces.addAll(indices);
        vifs.values().retainAll(interfaces);
        joined.retainAll(interfaces);
    }

    /** An interface has gone and another one has its index. */
    void replaceInterface(int index) {
        vifs.values().removeIf(present -> present == index);
        joined.remove(index);
    }

    /** Carries out an output; answers the error if it fails. Messages and events never do. */
    Optional<String> carryOut(EngineOutput output) {
        if (output instanceof AddVif add) {
            return add(add.vif(), add.link().index());
        } else if (output instanceof AddArrivalVif add) {
            return add(add.vif(), add.link().index());
        } else if (output instanceof DeleteVif delete) {
            vifs.remove(delete.vif());
        } else if (output instanceof JoinRouterGroups join) {
            int index = join.link().index();
            return !interfaces.contains(index)
                    ? Optional.of("ENODEV")
                    : joined.add(index) ? Optional.empty() : Optional.of("EADDRINUSE");
        } else if (output instanceof LeaveRouterGroups leave) {
            joined.remove(leave.interfaceIndex());
        } else if (output instanceof InstallRoute install) {
            return install(output, install.entry());
        } else if (output instanceof RenewRoute renew) {
            return install(output, renew.entry());
        } else if (output instanceof RemoveRoute) {
            return entries.remove(item(output)) == null ? Optional.of("ENOENT") : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<String> add(int vif, int index) {
        if (vifs.containsKey(vif)) {
            return Optional.of("EADDRINUSE");
        } else if (!interfaces.contains(index)) {
            return Optional.of("EADDRNOTAVAIL");
        }
        vifs.put(vif, index);
        return Optional.empty();
    }

    private Optional<String> install(EngineOutput output, MfcEntry entry) {
        entries.put(item(output), new MfcEntry(entry.key(), entry.parent(), existing(entry.ttls())));
        return Optional.empty();
    }

    private static KernelItem item(EngineOutput output) {
        return KernelItem.of(output).orElseThrow();
    }

    private VifTtls existing(VifTtls ttls) {
        VifTtls existing = VifTtls.none();
        for (int vif : vifs.keySet()) {
            existing = ttls.contains(vif) ? existing.with(vif, ttls.threshold(vif)) : existing;
        }
        return existing;
    }

    /** The VIF that packets are attributed to which arrive on an interface, or -1. */
    int arrivalVif(int index) {
        return vifs.descendingMap().entrySet().stream()
                .filter(vif -> vif.getValue() == index)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    /** What becomes of a packet on its way from one interface to another. */
    Fate fate(int from, MfcKey key, int to) {
        MfcEntry match = match(key, arrivalVif(from));
        if (match == null) {
            return Fate.HELD;
        }
        boolean expected = Integer.valueOf(from).equals(vifs.get(match.parent()));
        return expected
                        && vifs.entrySet().stream()
                                .anyMatch(vif ->
                                        vif.getValue() == to && match.ttls().contains(vif.getKey()))
                ? Fate.FORWARDED
                : Fate.DROPPED;
    }

    /** Whether a packet matches an entry, and comes in elsewhere than that expects. */
    boolean isWrong(int from, MfcKey key) {
        MfcEntry match = match(key, arrivalVif(from));
        return match != null && !Integer.valueOf(from).equals(vifs.get(match.parent()));
    }

    private @Nullable MfcEntry match(MfcKey key, int arrival) {
        MfcEntry exact = entries.get(new KernelItem.Route(new MfcIdentity(key, RouteReading.UNKNOWN_PARENT)));
        MfcKey any = new MfcKey(Ipv4Address.UNSPECIFIED, key.group());
        return exact != null
                ? exact
                : entries.values().stream()
                        .filter(entry -> entry.key().equals(any) && entry.ttls().contains(arrival))
                        .findFirst()
                        .orElse(null);
    }

    /** The interface index of each VIF, by its number. */
    Map<Integer, Integer> vifs() {
        return vifs;
    }

    /** What a reading of VIFs and memberships comes to. */
    KernelRead read() {
        return new KernelRead(vifs, joined);
    }

    /** What a reading of all entries comes to; an entry whose parent VIF has gone shows none. */
    RoutesRead readRoutes() {
        List<RouteReading> readings = new ArrayList<>();
        entries.values()
                .forEach(entry -> readings.add(
                        vifs.containsKey(entry.parent())
                                ? RouteReading.present(
                                        new MfcEntry(entry.key(), entry.parent(), existing(entry.ttls())))
                                : RouteReading.absent(entry.key(), RouteReading.UNKNOWN_PARENT)));
        return new RoutesRead(readings, true);
    }
}
