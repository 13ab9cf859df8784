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
import net.igmpproxy.core.engine.port.KernelItem;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import org.jspecify.annotations.Nullable;

/** VIFs, router groups and MFC entries of a kernel that refuses the same calls as Linux ({@code net/ipv4/ipmr.c}). */
final class StrictKernel implements EngineOutput.Visitor<Optional<String>> {
    /** Result for a packet. */
    enum Fate {
        FORWARDED,
        HELD,
        DROPPED
    }

    private final TreeMap<Integer, Integer> vifs = new TreeMap<>();
    private final Set<Integer> joined = new TreeSet<>();
    private final Map<KernelItem, MfcEntry> entries = new HashMap<>();
    private final Set<Integer> interfaces = new TreeSet<>();

    /** Sets the existing interfaces. VIFs and memberships of removed interfaces are removed too. */
    void setInterfaces(Collection<Integer> indices) {
        interfaces.clear();
        interfaces.addAll(indices);
        vifs.values().retainAll(interfaces);
        joined.retainAll(interfaces);
    }

    /** Replaces an interface by another one with the same index. */
    void replaceInterface(int index) {
        vifs.values().removeIf(present -> present == index);
        joined.remove(index);
    }

    /** Carries out an output and returns the error, if any. Messages and events never fail. */
    Optional<String> carryOut(EngineOutput output) {
        return output.accept(this);
    }

    @Override
    public Optional<String> addVif(AddVif add) {
        return add(add.vif(), add.link().index());
    }

    @Override
    public Optional<String> deleteVif(DeleteVif delete) {
        vifs.remove(delete.vif());
        return Optional.empty();
    }

    @Override
    public Optional<String> addArrivalVif(AddArrivalVif add) {
        return add(add.vif(), add.link().index());
    }

    @Override
    public Optional<String> installRoute(InstallRoute install) {
        return install(install, install.entry());
    }

    @Override
    public Optional<String> renewRoute(RenewRoute renew) {
        return install(renew, renew.entry());
    }

    @Override
    public Optional<String> removeRoute(RemoveRoute remove) {
        return entries.remove(item(remove)) == null ? Optional.of("ENOENT") : Optional.empty();
    }

    @Override
    public Optional<String> readPackets(ReadPackets read) {
        return Optional.empty();
    }

    @Override
    public Optional<String> joinRouterGroups(JoinRouterGroups join) {
        int index = join.link().index();
        return !interfaces.contains(index)
                ? Optional.of("ENODEV")
                : joined.add(index) ? Optional.empty() : Optional.of("EADDRINUSE");
    }

    @Override
    public Optional<String> leaveRouterGroups(LeaveRouterGroups leave) {
        joined.remove(leave.interfaceIndex());
        return Optional.empty();
    }

    @Override
    public Optional<String> setShields(SetShields set) {
        return Optional.empty();
    }

    @Override
    public Optional<String> sendMessage(SendMessage send) {
        return Optional.empty();
    }

    @Override
    public Optional<String> announce(Announce announce) {
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

    /** The VIF to which packets that arrive on an interface are attributed, or -1. */
    int arrivalVif(int index) {
        return vifs.descendingMap().entrySet().stream()
                .filter(vif -> vif.getValue() == index)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    /** Returns the result for a packet between two interfaces. */
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

    /** Returns true if a packet matches an entry with another parent interface. */
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

    /** Interface index by VIF number. */
    Map<Integer, Integer> vifs() {
        return vifs;
    }

    /** Returns a reading of VIFs and memberships. */
    KernelRead read() {
        return new KernelRead(vifs, joined);
    }

    /** Returns a reading of all entries. An entry without its parent VIF shows no parent. */
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
