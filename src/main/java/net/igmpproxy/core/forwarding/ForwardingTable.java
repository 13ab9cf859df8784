package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.membership.SourceFilter;
import org.jspecify.annotations.Nullable;

/**
 * Required MFC entries and known flows. The table updates the kernel by differences from the {@link EntryPlan}: it does
 * not install an unchanged entry again, except in {@link #repair}.
 *
 * <p>{@link #reconcile} computes the plan of a group; callers invoke it after a change of interfaces or memberships.
 * {@link #proceed} then computes the (S,G) entries, a limited number per turn. A changed flow affects the entry of one
 * source only: see {@link #reconcileSources}.
 */
public final class ForwardingTable {
    /** Maximum number of sources known to send that are computed before the others of their group. */
    private static final int MOST_FIRST = 512;

    private final ForwardingOutput output;
    private final FlowTable flows = new FlowTable();
    private final FlowTracker tracker = new FlowTracker(flows);
    private final EntryWriter writer;
    private final EntrySlices slices;
    private final EntryRepairs repairs;
    private final TreeMap<GroupAddress, GroupEntries> groups = new TreeMap<>();
    private SortedSet<GroupAddress> changedGroups = new TreeSet<>();
    private Topology topology = Topology.EMPTY;

    /**
     * A flow and its admission.
     *
     * @param group destination group
     * @param source source address
     * @param flow input VIF, packet count and times
     * @param admitted true if a network or an alt-subnet of the input interface contains the source
     */
    public record SeenSource(GroupAddress group, Ipv4Address source, Flow flow, boolean admitted) {}

    /**
     * A flow that was evicted because the number of flows is limited.
     *
     * @param seen the flow
     * @param isWatched true if its packets left through an interface with members
     */
    public record Forgotten(SeenSource seen, boolean isWatched) {}

    public ForwardingTable(ForwardingOutput output) {
        this.output = output;
        this.writer = new EntryWriter(output, flows);
        this.slices = new EntrySlices(flows, writer);
        this.repairs = new EntryRepairs(output);
    }

    /** Groups with entries or flows, ascending. */
    public Collection<GroupAddress> groups() {
        TreeSet<GroupAddress> all = new TreeSet<>(groups.keySet());
        all.addAll(flows.groups());
        return all;
    }

    /**
     * Sets the interfaces; the caller must then {@linkplain #reconcile reconcile} every group. The caller must set a
     * topology without a VIF before it assigns the number of that VIF to another interface.
     */
    public void setTopology(Topology next) {
        topology = next;
        tracker.setTopology(next);
        groups.values().forEach(entries -> entries.setPlan(null));
        slices.setOutdated(groups.keySet());
    }

    /** Returns true if entries may still refer to VIFs that were in use before the last change of the interfaces. */
    public boolean isOutdated() {
        return slices.isOutdated();
    }

    /** VIFs to which the kernel attributes packets that arrive on downstream interfaces. */
    public ArrivalVifs arrivalVifs() {
        return topology.arrivalVifs();
    }

    /**
     * Handles a no-cache upcall ({@code IGMPMSG_NOCACHE}): the kernel has no entry for the packet and holds it.
     *
     * @param vif first VIF of the interface on which the packet arrived
     * @return state of the flow on that interface, or null if the VIF is not in use
     */
    public @Nullable SeenSource onNoCache(GroupAddress group, Ipv4Address source, int vif, long now) {
        ForwardingInterface arrival = topology.withVif(vif).orElse(null);
        if (arrival == null) {
            return null;
        }
        entriesOf(group).hold(source, vif);
        changedGroups.add(group);
        return tracker.arrived(group, new Arrival(arrival, source, Optional.empty(), now));
    }

    /**
     * Handles a no-cache upcall for a packet that belongs to no flow: an IGMP message that the kernel looked up as
     * data, or a packet on an interface that the proxy does not use. If the sender has a flow or an entry, the entry is
     * updated. Otherwise the method installs and removes a negative entry, since the kernel sends no other upcall for
     * the sender for 10 s. The method records no flow.
     *
     * @param vif first VIF of the interface on which the packet arrived, in use or not
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
     * Handles a wrong-VIF upcall ({@code IGMPMSG_WRONGVIF}).
     *
     * @param vif first VIF of the interface on which the packet arrived
     * @param counts counters of the (S,G) entry of the source, or empty if it has none
     * @return state of the flow on that interface, or null if nothing changes
     */
    public @Nullable SeenSource onWrongVif(
            GroupAddress group, Ipv4Address source, int vif, Optional<PacketCounts> counts, long now) {
        ForwardingInterface arrival = topology.withVif(vif).orElse(null);
        Flow known = flows.get(group, source);
        if (arrival == null || (known != null && known.vif() == vif)) {
            return null;
        }
        entriesOf(group).change(source);
        changedGroups.add(group);
        boolean rejectedBefore =
                known != null && known.other(vif).filter(OtherVif::dropped).isPresent();
        SeenSource seen = tracker.arrived(group, new Arrival(arrival, source, counts, now));
        renewIfSilent(new FlowTable.Key(group, source));
        return rejectedBefore && !seen.admitted() ? null : seen;
    }

    /**
     * Removes and returns the keys of (S,G) entries whose counters are due for reading; the caller passes the results
     * to {@link #onRead}. Packets of these sources are dropped on another interface and may arrive only there.
     */
    public List<MfcKey> takeUncertain(long nowNanos) {
        return tracker.takeUncertain(nowNanos).stream()
                .map(flow -> new MfcKey(flow.source(), flow.group().address()))
                .toList();
    }

    /** Returns the time at which {@link #takeUncertain} next has keys, in nanoseconds. */
    public long nextDeadline(long nowNanos) {
        return tracker.nextDeadline(nowNanos);
    }

    /**
     * Handles a reading of the counters of an (S,G) entry.
     *
     * @param counts empty if the kernel has no such entry
     */
    public void onRead(MfcKey key, Optional<PacketCounts> counts, long nowNanos) {
        GroupAddress.from(key.group())
                .map(group -> new FlowTable.Key(group, key.origin()))
                .filter(flow -> tracker.onRead(flow, counts, nowNanos))
                .ifPresent(flow -> {
                    changed(flow);
                    renewIfSilent(flow);
                });
    }

    private void renewIfSilent(FlowTable.Key flow) {
        GroupEntries entries = groups.get(flow.group());
        MfcEntry entry = entries == null ? null : entries.exact(flow.source());
        if (entry != null && tracker.takeRenewal(flow)) {
            output.renew(entry);
        }
    }

    /** Restores a flow, for example from a snapshot; ignored if its VIF is not in use. */
    public void restore(SeenSource seen) {
        tracker.restore(seen);
    }

    /** Restores a link on which hosts have sent to a group, for example from a snapshot. */
    public void restore(SenderLink link, long nowNanos) {
        tracker.restore(link, nowNanos);
    }

    /** Links without arrival VIF on which hosts have sent to a group. */
    public List<SenderLink> senderLinks() {
        return tracker.senderLinks();
    }

    /**
     * Computes the plan of a group and updates its wildcard entry. The first (S,G) entries follow immediately, all
     * others with {@link #proceed}.
     *
     * @param filters returns the source filter of a downstream interface for the group
     */
    public void reconcile(GroupAddress group, Function<ForwardingInterface, SourceFilter> filters) {
        GroupEntries entries = entriesOf(group);
        EntryPlan plan = new EntryPlan(topology, group, filters, tracker.senders(group));
        EntryPlan before = entries.plan();
        entries.setPlan(plan);
        writer.settleWildcard(entries, plan);
        writer.settleChanged(group, entries, plan);
        if (before == null || !plan.callsForTheSameAs(before)) {
            slices.begin(group, flows.find(group, this::isSending, MOST_FIRST), entries);
        }
        removeIfEmpty(group, entries);
    }

    /** Removes a group without entries, unless a pass is pending: its entries then follow a former plan. */
    private void removeIfEmpty(GroupAddress group, GroupEntries entries) {
        if (entries.isEmpty() && !slices.isPending(group)) {
            groups.remove(group);
        }
    }

    /** Returns true if the flow is admitted and more than its first packet has arrived. */
    private boolean isSending(Ipv4Address source, Flow flow) {
        return flow.lastSeen() > flow.firstSeen()
                && topology.withVif(flow.vif())
                        .filter(arrival -> arrival.admits(source))
                        .isPresent();
    }

    /**
     * Starts a turn.
     *
     * @param most maximum number of sources to compute, and of entries to install again, in it
     */
    public void beginTurn(int most) {
        slices.beginTurn(most);
        repairs.beginTurn(most);
    }

    /** Updates (S,G) entries of reconciled groups and installs queued entries, up to the limits of the turn. */
    public void proceed() {
        slices.proceed(groups);
        repairs.proceed(this::installed);
    }

    /**
     * Installs the entries again that list re-created VIFs; queues those above the limit of the turn. The kernel does
     * not open an entry to a VIF that was missing when the entry was installed ({@code ipmr_update_thresholds}).
     */
    public void repair(Set<Integer> vifs) {
        repairs.add(installed().stream()
                .filter(entry -> vifs.stream().anyMatch(entry.ttls()::contains))
                .toList());
        repairs.proceed(this::installed);
    }

    /** Returns true if {@link #proceed} has work to do. */
    public boolean isPending() {
        return slices.isPending() || repairs.isPending();
    }

    /**
     * Updates the kernel entries of the sources whose flows have changed.
     *
     * @param filters returns the source filter of a downstream interface for a group
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
            if (plan == null || plan.isOutdated()) {
                reconcile(group, candidate -> filters.apply(candidate, group));
            } else {
                writer.settleChanged(group, entries, plan);
                removeIfEmpty(group, entries);
            }
        }
    }

    /**
     * Handles a reading of the kernel's packet counts of an (S,G) entry.
     *
     * @param packets number of packets that arrived on the parent VIF of the entry
     * @param elsewhere number of packets that arrived on another VIF
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
     * Removes idle flows and idle other VIFs of the remaining flows.
     *
     * @param since a flow or VIF is idle if its last packet arrived at this time or earlier, in nanoseconds
     */
    public void forgetIdle(long since) {
        tracker.forgetIdle(since, this::hasMembers).forEach(this::changed);
    }

    private boolean hasMembers(SenderLink link) {
        GroupEntries entries = groups.get(link.group());
        EntryPlan plan = entries == null ? null : entries.plan();
        return plan != null && plan.isExposed(link.interfaceName());
    }

    /**
     * Evicts flows until the limit holds: on the interface with most flows, the newest one of the lowest use. A flow
     * that still sends is added again at its next upcall.
     *
     * @param most maximum number of flows
     * @param forgotten receives each evicted flow
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

    /** Returns the installed entry of a key. */
    public Optional<MfcEntry> installed(MfcKey key) {
        return GroupAddress.from(key.group())
                .map(groups::get)
                .map(entries -> key.isWildcard() ? entries.wildcard() : entries.exact(key.origin()));
    }

    /** All installed entries, by group and then by source. */
    public List<MfcEntry> installed() {
        List<MfcEntry> all = new ArrayList<>();
        groups.values().forEach(entries -> all.addAll(entries.all()));
        return all;
    }

    /** All flows, by group and then by source. */
    public List<SeenSource> seenSources() {
        return new FlowView(flows, topology).seen();
    }

    /** Flows that arrive on an interface that does not admit them, by group and then by source. */
    public List<SeenSource> rejectedSources() {
        return new FlowView(flows, topology).rejected();
    }

    private GroupEntries entriesOf(GroupAddress group) {
        return groups.computeIfAbsent(group, absent -> new GroupEntries());
    }
}
