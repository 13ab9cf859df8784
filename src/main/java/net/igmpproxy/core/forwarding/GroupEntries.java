package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import org.jspecify.annotations.Nullable;

/** The entries of one group that are in the kernel, and the sources whose entries are to be worked out. */
final class GroupEntries {
    private final TreeMap<Ipv4Address, MfcEntry> exact = new TreeMap<>();
    private @Nullable MfcEntry wildcard;
    private @Nullable EntryPlan plan;

    /** Sources whose flow has changed since the entries were worked out. */
    private NavigableSet<Ipv4Address> changed = new TreeSet<>();

    /** Sources of which the kernel holds packets, and the VIF that those have come in on. */
    private SortedMap<Ipv4Address, Integer> held = new TreeMap<>();

    /** Those of them that had an entry of their own. */
    private final Set<Ipv4Address> lost = new HashSet<>();

    /** The plan that the entries follow, or null if it is to be made again. */
    @Nullable
    EntryPlan plan() {
        return plan;
    }

    void setPlan(@Nullable EntryPlan next) {
        plan = next;
    }

    @Nullable
    MfcEntry wildcard() {
        return wildcard;
    }

    void setWildcard(@Nullable MfcEntry next) {
        wildcard = next;
    }

    @Nullable
    MfcEntry exact(Ipv4Address source) {
        return exact.get(source);
    }

    void put(Ipv4Address source, MfcEntry entry) {
        exact.put(source, entry);
    }

    void remove(Ipv4Address source) {
        exact.remove(source);
    }

    /** The sources with an entry of their own. */
    NavigableSet<Ipv4Address> sources() {
        return exact.navigableKeySet();
    }

    /** The flow of a source has changed. */
    void change(Ipv4Address source) {
        changed.add(source);
    }

    /** The kernel has no entry for a source, and holds packets of it. */
    void hold(Ipv4Address source, int vif) {
        if (exact.remove(source) != null) {
            lost.add(source);
        }
        changed.add(source);
        held.put(source, vif);
    }

    /** The VIF on which the packets have come in that the kernel holds of a source, or null if it holds none. */
    @Nullable
    Integer held(Ipv4Address source) {
        return held.isEmpty() ? null : held.get(source);
    }

    /** Whether the kernel holds packets of a source although it was given an entry. */
    boolean isLost(Ipv4Address source) {
        return lost.contains(source);
    }

    /** The sources whose flows have changed, ascending. */
    NavigableSet<Ipv4Address> changed() {
        return changed;
    }

    /** The entries of the changed sources are worked out. */
    void settled() {
        if (!changed.isEmpty()) {
            changed = new TreeSet<>();
        }
        if (!held.isEmpty()) {
            held = new TreeMap<>();
            lost.clear();
        }
    }

    /** Whether there is nothing to remember: no entry, and no wildcard entry that senders rule out. */
    boolean isEmpty() {
        return wildcard == null && exact.isEmpty() && (plan == null || !plan.isWildcardRuledOut());
    }

    /** The wildcard first, then by source. */
    List<MfcEntry> all() {
        List<MfcEntry> all = new ArrayList<>();
        if (wildcard != null) {
            all.add(wildcard);
        }
        all.addAll(exact.values());
        return all;
    }
}
