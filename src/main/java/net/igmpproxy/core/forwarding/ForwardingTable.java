package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's forwarding entries, as they are to be, and the flows seen. It brings the kernel to what the {@link EntryPlan}
 * calls for by differences only: an entry that stays the same is never touched.
 *
 * <p>{@link #reconcile} works out all entries of a group and is needed when interfaces or memberships change. A change of
 * one flow needs the entry of one source only: {@link #reconcileSources}.
 */
public final class ForwardingTable {
    private final ForwardingOutput output;
    private final FlowTable flows = new FlowTable();
    private final TreeMap<GroupAddress, GroupEntries> groups = new TreeMap<>();
    private SortedSet<GroupAddress> changedGroups = new TreeSet<>();
    private Topology topology = Topology.EMPTY;

    /**
     * A source seen to send to a group.
     *
     * @param group    the group
     * @param source   the source
     * @param flow     where its packets come in, how many and since when
     * @param admitted whether a network of that interface, or an alt-subnet, admits it
     */
    public record SeenSource(GroupAddress group, Ipv4Address source, Flow flow, boolean admitted) {}

    /**
     * A flow that was forgotten since there are too many.
     *
     * @param seen      the flow
     * @param isWatched whether its packets left through an interface with members
     */
    public record Forgotten(SeenSource seen, boolean isWatched) {}

    public ForwardingTable(ForwardingOutput output) {
        this.output = output;
    }

    /** The groups that have entries or were sent to. */
    public Collection<GroupAddress> groups() {
        TreeSet<GroupAddress> all = new TreeSet<>(groups.keySet());
        all.addAll(flows.groups());
        return all;
    }

    /** The interfaces have changed; every group is to be {@linkplain #reconcile reconciled} after this. */
    public void setTopology(Topology next) {
        topology = next;
        flows.removeIf(flow -> next.withVif(flow.vif()).isEmpty());
        groups.values().forEach(entries -> entries.setPlan(null));
    }

    /** The VIFs to which the kernel attributes what arrives on downstream interfaces. */
    public ArrivalVifs arrivalVifs() {
        return topology.arrivalVifs();
    }

    /**
     * The kernel has no entry for a source's packets and holds the first of them.
     *
     * @param vif the first VIF of the interface that they came in on
     * @return what was learnt of that interface, or null if the VIF is not in use
     */
    public @Nullable SeenSource onNoCache(GroupAddress group, Ipv4Address source, int vif, long now) {
        ForwardingInterface arrival = topology.withVif(vif).orElse(null);
        if (arrival == null) {
            return null;
        }
        entriesOf(group).hold(source, vif);
        changedGroups.add(group);
        return arrived(group, new Arrival(arrival, source, OptionalLong.empty(), now));
    }

    /**
     * The kernel has found no entry for a packet that is of no stream, and holds it: an IGMP message that it has looked up as
     * if it were data, or a packet of an interface that the proxy does not use. An answer is due, since the kernel asks
     * nothing more about the sender for 10 s, but nothing is learnt.
     *
     * @param vif the first VIF of the interface that it came in on, in use or not
     */
    public void onHeldMessage(GroupAddress group, Ipv4Address sender, int vif) {
        GroupEntries entries = groups.get(group);
        if (flows.get(group, sender) != null || (entries != null && entries.exact(sender) != null)) {
            entriesOf(group).hold(sender, vif);
            changedGroups.add(group);
            return;
        }
        MfcEntry negative =
                new MfcEntry(new MfcKey(sender, group.address()), topology.parentOfNoWildcard(vif), VifTtls.none());
        output.install(negative);
        output.remove(negative);
    }

    /**
     * A source's packets come in where the entry that matches them does not expect them.
     *
     * @param vif      the first VIF of the interface that they came in on
     * @param accepted packets that the source's own entry has accepted since it was added, or empty if it has none
     * @return what was learnt of that interface, or null if nothing changes
     */
    public @Nullable SeenSource onWrongVif(
            GroupAddress group, Ipv4Address source, int vif, OptionalLong accepted, long now) {
        ForwardingInterface arrival = topology.withVif(vif).orElse(null);
        Flow known = flows.get(group, source);
        if (arrival == null || (known != null && known.vif() == vif)) {
            return null;
        }
        entriesOf(group).change(source);
        changedGroups.add(group);
        boolean rejectedBefore =
                known != null && known.other(vif).filter(OtherVif::dropped).isPresent();
        SeenSource seen = arrived(group, new Arrival(arrival, source, accepted, now));
        return rejectedBefore && !seen.admitted() ? null : seen;
    }

    private SeenSource arrived(GroupAddress group, Arrival arrival) {
        Ipv4Address source = arrival.source();
        Flow next = new ArrivalRule(topology).next(flows.get(group, source), arrival);
        flows.put(group, source, next);
        Flow here = next.vif() == arrival.vif() ? next : Flow.first(arrival.vif(), arrival.nowNanos());
        return new SeenSource(group, source, here, arrival.isAdmitted());
    }

    /** A source is known to send; it is ignored if its VIF is not in use. */
    public void restore(SeenSource seen) {
        if (topology.withVif(seen.flow().vif()).isPresent()) {
            flows.put(seen.group(), seen.source(), seen.flow());
        }
    }

    /**
     * Brings all kernel entries of a group to what is called for.
     *
     * @param filters what the hosts of a downstream interface want of the group
     */
    public void reconcile(GroupAddress group, Function<ForwardingInterface, SourceFilter> filters) {
        GroupEntries entries = entriesOf(group);
        EntryPlan plan = new EntryPlan(topology, group, filters, vifs -> flows.findHeardOn(group, vifs));
        entries.setPlan(plan);
        MfcEntry before = entries.wildcard();
        MfcEntry wildcard = plan.wildcard();
        if (wildcard != null && !wildcard.equals(before)) {
            output.install(wildcard);
        }
        if (before != null && (wildcard == null || wildcard.parent() != before.parent())) {
            output.remove(before);
        }
        entries.setWildcard(wildcard);
        TreeSet<Ipv4Address> sources = new TreeSet<>(plan.named());
        sources.addAll(flows.sources(group));
        sources.addAll(entries.sources());
        sources.addAll(entries.changed());
        sources.forEach(source -> settle(group, source, entries, plan));
        entries.settled();
        if (entries.isEmpty()) {
            groups.remove(group);
        }
    }

    /**
     * Brings the kernel entries to what is called for where flows have changed.
     *
     * @param filters what the hosts of a downstream interface want of a group
     */
    public void reconcileSources(BiFunction<ForwardingInterface, GroupAddress, SourceFilter> filters) {
        SortedSet<GroupAddress> changed = changedGroups;
        if (changed.isEmpty()) {
            return;
        }
        changedGroups = new TreeSet<>();
        for (GroupAddress group : changed) {
            GroupEntries entries = entriesOf(group);
            EntryPlan plan = entries.plan();
            if (plan == null || plan.isOutdated(entries.changed(), source -> flows.get(group, source))) {
                reconcile(group, candidate -> filters.apply(candidate, group));
            } else {
                entries.changed().forEach(source -> settle(group, source, entries, plan));
                entries.settled();
                if (entries.isEmpty()) {
                    groups.remove(group);
                }
            }
        }
    }

    private void settle(GroupAddress group, Ipv4Address source, GroupEntries entries, EntryPlan plan) {
        Flow flow = flows.get(group, source);
        MfcEntry needed = plan.needed(source, flow);
        MfcEntry present = entries.exact(source);
        if (needed == null) {
            if (present != null) {
                output.remove(present);
                entries.remove(source);
            }
            release(source, flow, entries, plan);
        } else if (!needed.equals(present)) {
            entries.put(source, needed);
            if (isRenewed(source, needed, present, entries)) {
                output.renew(needed);
            } else {
                output.install(needed);
            }
        }
        if (flow != null) {
            MfcEntry exact = needed == null ? plan.exact(source, flow) : needed;
            flows.setUse(group, source, exact == null ? FlowUse.DROPPED : plan.use(exact));
        }
    }

    /**
     * Whether an entry is to be a new one for the kernel: its packets come in elsewhere, or the kernel asks although it should
     * have the entry. Then it has lost it, or it holds packets beside it, which only a new entry frees ({@code ipmr_mfc_add}).
     */
    private static boolean isRenewed(
            Ipv4Address source, MfcEntry needed, @Nullable MfcEntry present, GroupEntries entries) {
        boolean moved = present != null
                && present.parent() != needed.parent()
                && entries.changed().contains(source);
        return moved || entries.isLost(source);
    }

    /**
     * Has the kernel send on what it holds although no entry for just that source is called for: a wildcard entry that came
     * meanwhile does not free it ({@code ipmr_mfc_add}), and it would be dropped after 10 s.
     */
    private void release(Ipv4Address source, @Nullable Flow flow, GroupEntries entries, EntryPlan plan) {
        Integer vif = entries.held(source);
        if (vif != null) {
            MfcEntry exact = plan.exact(source, flow == null ? Flow.first(vif, 0) : flow);
            if (exact != null) {
                output.install(exact);
                output.remove(exact);
            }
        }
    }

    /**
     * Takes notice of the kernel's packet counts of an exact entry.
     *
     * @param packets   packets that came in on the parent of the entry
     * @param elsewhere packets that came in on another VIF
     */
    public void onCounted(MfcKey key, long packets, long elsewhere, long now) {
        GroupAddress.from(key.group()).ifPresent(group -> {
            GroupEntries entries = groups.get(group);
            MfcEntry entry = entries == null ? null : entries.exact(key.origin());
            flows.replace(group, key.origin(), flow -> {
                boolean expected = entry == null || entry.parent() == flow.vif();
                return flow.counted(expected ? packets : elsewhere, now);
            });
        });
    }

    /**
     * Forgets flows that have sent nothing for a while, and other interfaces where nothing of a flow has come in for so long.
     *
     * @param since the moment up to which their last packet lies back
     */
    public void forgetIdle(long since) {
        flows.removeIf(flow -> flow.lastSeen() <= since).forEach(this::changed);
        flows.replaceAll(flow -> flow.forgetting(since)).forEach(this::changed);
    }

    /**
     * Forgets flows while there are more than so many: of the interface that has most of them, the newest of those of least
     * use. One that still sends becomes known again.
     *
     * @param forgotten told of each
     */
    public void forgetBeyond(int most, Consumer<Forgotten> forgotten) {
        while (flows.size() > most) {
            FlowTable.Key key = flows.toGiveWay().orElseThrow();
            boolean isWatched = flows.use(key) == FlowUse.MEMBERS;
            new FlowView(flows, topology)
                    .seen(key.group(), key.source())
                    .ifPresent(seen -> forgotten.accept(new Forgotten(seen, isWatched)));
            flows.remove(key);
            changed(key);
        }
    }

    private void changed(FlowTable.Key key) {
        GroupEntries entries = groups.get(key.group());
        if (entries != null) {
            entries.change(key.source());
            changedGroups.add(key.group());
        }
    }

    /** The entry that is installed for a key. */
    public Optional<MfcEntry> installed(MfcKey key) {
        return GroupAddress.from(key.group())
                .map(groups::get)
                .map(entries -> key.isWildcard() ? entries.wildcard() : entries.exact(key.origin()));
    }

    /** All entries that are installed, by group and then by source. */
    public List<MfcEntry> installed() {
        List<MfcEntry> all = new ArrayList<>();
        groups.values().forEach(entries -> all.addAll(entries.all()));
        return all;
    }

    /** All sources seen, by group and then by source. */
    public List<SeenSource> seenSources() {
        return new FlowView(flows, topology).seen();
    }

    /** The sources whose packets come in on an interface that does not admit them, by group and then by source. */
    public List<SeenSource> rejectedSources() {
        return new FlowView(flows, topology).rejected();
    }

    private GroupEntries entriesOf(GroupAddress group) {
        return groups.computeIfAbsent(group, absent -> new GroupEntries());
    }
}
