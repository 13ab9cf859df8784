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

/** Installed entries of one group, and the sources whose entries must be computed again. */
final class GroupEntries {
    private final TreeMap<Ipv4Address, MfcEntry> exact = new TreeMap<>();
    private @Nullable MfcEntry wildcard;
    private @Nullable EntryPlan plan;

    /** Sources whose flow has changed since their entries were computed. */
    private NavigableSet<Ipv4Address> changed = new TreeSet<>();

    /** Sources with packets held by the kernel, and the VIF on which those packets arrived. */
    private SortedMap<Ipv4Address, Integer> held = new TreeMap<>();

    /** Sources in {@code held} that had an (S,G) entry. */
    private final Set<Ipv4Address> lost = new HashSet<>();

    /** Returns the plan that the entries follow, or null if it must be computed again. */
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

    /** Sources with an (S,G) entry. */
    NavigableSet<Ipv4Address> sources() {
        return exact.navigableKeySet();
    }

    /** Records a change of the flow of a source. */
    void change(Ipv4Address source) {
        changed.add(source);
    }

    /** Records that the kernel has no entry for a source and holds packets of it. */
    void hold(Ipv4Address source, int vif) {
        if (exact.remove(source) != null) {
            lost.add(source);
        }
        changed.add(source);
        held.put(source, vif);
    }

    /** Returns the VIF on which the held packets of a source arrived, or null if the kernel holds none. */
    @Nullable
    Integer held(Ipv4Address source) {
        return held.isEmpty() ? null : held.get(source);
    }

    /** Returns true if the kernel holds packets of a source although it was given an entry. */
    boolean isLost(Ipv4Address source) {
        return lost.contains(source);
    }

    /** Sources whose flows have changed, ascending. */
    NavigableSet<Ipv4Address> changed() {
        return changed;
    }

    /** Clears the changed sources after their entries were computed. */
    void settled() {
        if (!changed.isEmpty()) {
            changed = new TreeSet<>();
        }
        if (!held.isEmpty()) {
            held = new TreeMap<>();
            lost.clear();
        }
    }

    /** Returns true if the group needs no state: no entries, and no wildcard entry that senders prevent. */
    boolean isEmpty() {
        return wildcard == null && exact.isEmpty() && (plan == null || !plan.isWildcardRuledOut());
    }

    /** All entries: the wildcard entry first, then the others by source. */
    List<MfcEntry> all() {
        List<MfcEntry> all = new ArrayList<>();
        if (wildcard != null) {
            all.add(wildcard);
        }
        all.addAll(exact.values());
        return all;
    }
}
