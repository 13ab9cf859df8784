package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.simulation.proxy.Fate.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Model of the kernel's multicast forwarding cache, after {@code net/ipv4/ipmr.c} and {@code ipmr_base.c}: exact and
 * wildcard entries, upcalls, and the queue of unresolved packets.
 */
public final class KernelModel {
    /** Result of a packet that was queued. */
    public record Released(HeldPacket packet, Fate fate) {}

    private static final SortedMap<Integer, InstalledEntry> NO_PARENTS = Collections.emptySortedMap();

    private final Upcalls upcalls;
    private final Map<String, Ipv4Address> addresses = new HashMap<>();
    private final Vifs vifs = new Vifs();
    private final Map<MfcKey, InstalledEntry> exact = new HashMap<>();
    private final Map<MfcKey, SortedMap<Integer, InstalledEntry>> wildcards = new HashMap<>();
    private final Map<MfcKey, Unresolved> unresolved = new HashMap<>();
    private final List<Released> released = new ArrayList<>();
    private final Set<MfcKey> excused = new TreeSet<>();
    private final List<String> oddities = new ArrayList<>();
    private boolean allExcused;

    KernelModel(Upcalls upcalls) {
        this.upcalls = upcalls;
    }

    /**
     * Returns the result of a packet without processing it. {@code MRT_PIM} is set, so that every wrong interface is
     * reported. Packets to 224.0.0.0/24 are not routed ({@code ip_route_input_mc}).
     */
    public Fate peek(int index, String source, String group, int ttl) {
        if (Ipv4Address.of(group).isLinkLocalMulticast()) {
            return Fate.of(Verdict.DROPPED);
        }
        int vif = arrivalVif(index);
        InstalledEntry match = match(vif, key(source, group));
        if (match == null) {
            return Fate.of(vif >= 0 ? Verdict.NO_CACHE : Verdict.DROPPED);
        }
        return isParent(match, index)
                ? new Fate(Verdict.FORWARDED, leaves(match, vif, ttl))
                : Fate.of(vif >= 0 ? Verdict.WRONG_VIF : Verdict.DROPPED);
    }

    /** Returns true if a packet would match a wildcard entry. */
    public boolean isMatchedByWildcard(int index, String source, String group) {
        InstalledEntry match = match(arrivalVif(index), key(source, group));
        return match != null && match.entry().key().isWildcard();
    }

    /** Processes an incoming packet. */
    public Fate receive(int index, String source, String group, int ttl, long now) {
        Fate fate = peek(index, source, group, ttl);
        MfcKey key = key(source, group);
        int vif = arrivalVif(index);
        InstalledEntry match = match(vif, key);
        if (match != null) {
            match.count(isParent(match, index));
        }
        if (fate.verdict() == Verdict.NO_CACHE) {
            hold(new HeldPacket(index, source, group, ttl), key, now);
        } else if (fate.verdict() == Verdict.WRONG_VIF && match != null && match.complain(source, now)) {
            upcalls.wrongVif(vif, source, group);
        }
        return fate;
    }

    private void hold(HeldPacket packet, MfcKey key, long now) {
        Unresolved waiting = unresolved.get(key);
        if (waiting == null || waiting.isOver(now)) {
            Unresolved first = new Unresolved(now);
            unresolved.put(key, first);
            first.hold(packet);
            upcalls.noCache(arrivalVif(packet.index()), packet.source(), packet.group());
        } else {
            waiting.hold(packet);
        }
    }

    /** Returns the results of queued packets since the last call. */
    public List<Released> takeReleased() {
        List<Released> taken = List.copyOf(released);
        released.clear();
        return taken;
    }

    /** Returns true if a NOCACHE upcall is pending for the flow. */
    public boolean isUnresolved(String source, String group, long now) {
        Unresolved waiting = unresolved.get(key(source, group));
        return waiting != null && !waiting.isOver(now);
    }

    /** Returns true if a WRONGVIF upcall was sent for a source and the program left the entry unchanged. */
    public boolean isComplaintUnheard(int index, String source, String group) {
        InstalledEntry match = match(arrivalVif(index), key(source, group));
        return match != null && match.complainsOf(source);
    }

    /** Returns all entries. */
    public Collection<MfcEntry> entries() {
        List<MfcEntry> entries = new ArrayList<>();
        wildcards.values().forEach(parents -> parents.values().forEach(installed -> entries.add(installed.entry())));
        exact.values().forEach(installed -> entries.add(installed.entry()));
        return entries;
    }

    /** Returns the counters of all entries. */
    public List<RouteCount> counts() {
        List<RouteCount> counts = new ArrayList<>();
        wildcards.forEach((key, parents) -> parents.values().forEach(installed -> counts.add(installed.count(key))));
        exact.forEach((key, installed) -> counts.add(installed.count(key)));
        return counts;
    }

    /** Returns the counters of an exact entry; empty if there is none. */
    Optional<PacketCounts> counts(MfcKey key) {
        return Optional.ofNullable(exact.get(key))
                .map(installed -> installed.count(key))
                .map(count -> new PacketCounts(count.packets(), count.elsewhere()));
    }

    /** Returns the interface index of each VIF. */
    public Map<Integer, Integer> vifs() {
        return vifs.all();
    }

    /** Returns the interface index of each VIF, including second VIFs. */
    public Map<Integer, Integer> allVifs() {
        Map<Integer, Integer> all = new TreeMap<>(vifs.all());
        all.putAll(vifs.arrivalVifs());
        return all;
    }

    /** Returns the interface index of a VIF, or -1. */
    public int interfaceOf(int vif) {
        return vifs.interfaceOf(vif);
    }

    /** Returns the invalid calls of the program since the last call. */
    public List<String> takeOddities() {
        List<String> taken = List.copyOf(oddities);
        oddities.clear();
        return taken;
    }

    void addVif(int vif, int index) {
        if (vifs.isInUse(vif, index)) {
            oddities.add("VIF " + vif + " added for interface " + index + ", but one is in use: " + vifs);
        }
        vifs.add(vif, index);
    }

    /** Adds a second VIF of an interface. */
    void addArrivalVif(int vif, int index) {
        if (vifs.isUnfitForArrival(vif, index)) {
            oddities.add("arrival VIF " + vif + " added for interface " + index + ": " + vifs);
        }
        vifs.arrivalVifs().put(vif, index);
    }

    void deleteVif(int vif) {
        vifs.delete(vif);
        vifs.arrivalVifs().remove(vif);
    }

    void setUp(Collection<Integer> indices) {
        vifs.setUp(indices);
    }

    /** Removes a deleted interface and its VIFs. */
    void removeInterface(int index) {
        vifs.delete(vifs.vifOf(index));
        vifs.arrivalVifs().values().removeIf(present -> present == index);
    }

    void install(MfcEntry wanted) {
        MfcEntry entry = new MfcEntry(wanted.key(), wanted.parent(), existing(wanted.ttls()));
        MfcKey key = entry.key();
        if (!vifs.contains(entry.parent())) {
            oddities.add("installed with a parent that is no VIF: " + entry);
        }
        Map<Integer, InstalledEntry> parents =
                key.isWildcard() ? wildcards.computeIfAbsent(key, absent -> new TreeMap<>()) : new TreeMap<>();
        InstalledEntry present = key.isWildcard() ? parents.get(entry.parent()) : exact.get(key);
        if (present == null) {
            InstalledEntry added = new InstalledEntry(entry);
            parents.put(entry.parent(), added);
            if (!key.isWildcard()) {
                exact.put(key, added);
                heed(key);
            }
        } else {
            if (present.entry().equals(entry) && !allExcused && !excused.contains(key)) {
                oddities.add("installed again without change: " + entry);
            }
            present.replace(entry);
        }
        Unresolved waiting = unresolved.remove(key);
        if (waiting != null && !key.isWildcard()) {
            waiting.packets().forEach(this::release);
        }
    }

    /** Forwards a queued packet by the new entry ({@code ipmr_cache_resolve}). */
    private void release(HeldPacket packet) {
        Fate fate = peek(packet.index(), packet.source(), packet.group(), packet.ttl());
        released.add(new Released(packet, fate));
    }

    void remove(MfcEntry entry) {
        MfcKey key = entry.key();
        InstalledEntry removed = key.isWildcard() ? removeWildcard(entry) : exact.remove(key);
        if (removed == null && !allExcused && !excused.contains(key)) {
            oddities.add("removed, but was not there: " + entry);
        }
    }

    /** Removes outputs without a VIF at the time of installation ({@code ipmr_update_thresholds}). */
    private VifTtls existing(VifTtls ttls) {
        VifTtls existing = VifTtls.none();
        for (int vif = 0; vif < VifTtls.MAX_VIFS; vif++) {
            if (ttls.contains(vif) && vifs.contains(vif)) {
                existing = existing.with(vif, ttls.threshold(vif));
            }
        }
        return existing;
    }

    /** Permits one more installation of an entry, because the kernel reported that there is none. */
    void excuse(String source, String group) {
        excused.add(key(source, group));
    }

    /** Permits one more installation of every entry. */
    void excuseAll() {
        allExcused = true;
    }

    /** Ignores earlier WRONGVIF upcalls, because a new configuration may treat them differently. */
    void forgetComplaints() {
        exact.values().forEach(InstalledEntry::forgetComplaints);
        wildcards.values().forEach(parents -> parents.values().forEach(InstalledEntry::forgetComplaints));
    }

    /** Ends a turn of the program and all permissions of that turn. */
    void endTurn() {
        excused.clear();
        allExcused = false;
    }

    /** Clears all state, as on closing the routing socket. */
    void flush() {
        exact.clear();
        wildcards.clear();
        unresolved.clear();
        vifs.clear();
    }

    /** Clears the WRONGVIF upcalls of the wildcard entry for a source that now has an exact entry. */
    private void heed(MfcKey key) {
        MfcKey any = new MfcKey(Ipv4Address.UNSPECIFIED, key.group());
        wildcards
                .getOrDefault(any, NO_PARENTS)
                .values()
                .forEach(installed -> installed.forgetComplaint(key.origin().toString()));
    }

    private @Nullable InstalledEntry removeWildcard(MfcEntry entry) {
        SortedMap<Integer, InstalledEntry> parents = wildcards.get(entry.key());
        InstalledEntry removed = parents == null ? null : parents.remove(entry.parent());
        if (parents != null && parents.isEmpty()) {
            wildcards.remove(entry.key());
        }
        return removed;
    }

    /**
     * Finds an entry ({@code ipmr_cache_find}, then {@code ipmr_cache_find_any}). The program installs no (*,*) entry.
     */
    private @Nullable InstalledEntry match(int vif, MfcKey key) {
        InstalledEntry found = exact.get(key);
        if (found != null || vif < 0) {
            return found;
        }
        MfcKey any = new MfcKey(Ipv4Address.UNSPECIFIED, key.group());
        for (InstalledEntry candidate : wildcards.getOrDefault(any, NO_PARENTS).values()) {
            if (candidate.isOpen(vif)) {
                return candidate;
            }
        }
        return null;
    }

    private Set<Integer> leaves(InstalledEntry match, int arrival, int ttl) {
        boolean wildcard = match.entry().key().isWildcard();
        return vifs.interfacesUp(vif -> match.lets(vif, ttl) && !(wildcard && vif == arrival));
    }

    private int arrivalVif(int index) {
        return vifs.arrivalVifOf(index);
    }

    /** Returns true if the input interface is that of the entry. The kernel compares interfaces, not VIF numbers. */
    private boolean isParent(InstalledEntry match, int index) {
        return vifs.interfaceOf(match.entry().parent()) == index;
    }

    private MfcKey key(String source, String group) {
        return new MfcKey(address(source), address(group));
    }

    private Ipv4Address address(String text) {
        return addresses.computeIfAbsent(text, Ipv4Address::of);
    }

    @Override
    public String toString() {
        return "VIFs " + vifs
                + entries().stream().map(entry -> "\n    " + entry).collect(Collectors.joining());
    }
}
