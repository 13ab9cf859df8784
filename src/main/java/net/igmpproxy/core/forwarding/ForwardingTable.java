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
 * The kernel's forwarding entries, as they are to be, and the flows seen. It brings the kernel to what the {@link EntryPlan}
 * calls for by differences only: an entry that stays the same is never touched.
 *
 * <p>{@link #reconcile} makes the plan of a group and is needed when interfaces or memberships change; {@link #proceed} works
 * out the exact entries then, some at a time. A change of one flow needs the entry of one source only: {@link
 * #reconcileSources}.
 */
public final class ForwardingTable {
    /** How many sources of a group that are known to send are worked out before the others. */
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
        this.writer = new EntryWriter(output, flows);
        this.slices = new EntrySlices(flows, writer);
        this.repairs = new EntryRepairs(output);
    }

    /** The groups that have entries or were sent to. */
    public Collection<GroupAddress> groups() {
        TreeSet<GroupAddress> all = new TreeSet<>(groups.keySet());
        all.addAll(flows.groups());
        return all;
    }

    /**
     * The interfaces have changed; every group is to be {@linkplain #reconcile reconciled} after this. Numbers of VIFs that are
     * not in use any more are to be given to other interfaces only after a topology without them.
     */
    public void setTopology(Topology next) {
        topology = next;
        tracker.setTopology(next);
        groups.values().forEach(entries -> entries.setPlan(null));
        slices.setOutdated(groups.keySet());
    }

    /** Whether entries may still refer to VIFs that were in use before the interfaces changed last. */
    public boolean isOutdated() {
        return slices.isOutdated();
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
        return tracker.arrived(group, new Arrival(arrival, source, Optional.empty(), now));
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
     * @param vif    the first VIF of the interface that they came in on
     * @param counts counters of the source's own entry, or empty if it has none
     * @return what was learnt of that interface, or null if nothing changes
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
     * Takes the keys of exact entries whose counters are to be read now, and handed to {@link #onRead}: packets of the source
     * are dropped on another interface, and may come in there only.
     */
    public List<MfcKey> takeUncertain(long nowNanos) {
        return tracker.takeUncertain(nowNanos).stream()
                .map(flow -> new MfcKey(flow.source(), flow.group().address()))
                .toList();
    }

    /** When {@link #takeUncertain} has keys next. */
    public long nextDeadline(long nowNanos) {
        return tracker.nextDeadline(nowNanos);
    }

    /**
     * Takes notice of the counters of an exact entry.
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

    /** A source is known to send; it is ignored if its VIF is not in use. */
    public void restore(SeenSource seen) {
        tracker.restore(seen);
    }

    /** Hosts on a link are known to have sent to a group. */
    public void restore(SenderLink link, long nowNanos) {
        tracker.restore(link, nowNanos);
    }

    /** The links without arrival VIF on which hosts have sent to a group. */
    public List<SenderLink> senderLinks() {
        return tracker.senderLinks();
    }

    /**
     * Makes the plan of a group, and brings its wildcard entry to what is called for. The first exact entries follow
     * at once, all others with {@link #proceed}.
     *
     * @param filters what the hosts of a downstream interface want of the group
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

    /** A group that is not done is kept: its entries follow from a former plan. */
    private void removeIfEmpty(GroupAddress group, GroupEntries entries) {
        if (entries.isEmpty() && !slices.isPending(group)) {
            groups.remove(group);
        }
    }

    /** Whether more than the first packet of a flow has come in where it is admitted. */
    private boolean isSending(Ipv4Address source, Flow flow) {
        return flow.lastSeen() > flow.firstSeen()
                && topology.withVif(flow.vif())
                        .filter(arrival -> arrival.admits(source))
                        .isPresent();
    }

    /**
     * A turn begins.
     *
     * @param most how many sources of reconciled groups are to be worked out, and entries installed again, in it
     */
    public void beginTurn(int most) {
        slices.beginTurn(most);
        repairs.beginTurn(most);
    }

    /** Brings exact entries of reconciled groups to what is called for, as far as this turn allows. */
    public void proceed() {
        slices.proceed(groups);
        repairs.proceed(this::installed);
    }

    /**
     * Has entries installed again that lead to VIFs which were made once more: the kernel does not open an entry to a VIF that
     * was missing when the entry was installed ({@code ipmr_update_thresholds}).
     */
    public void repair(Set<Integer> vifs) {
        repairs.add(installed().stream()
                .filter(entry -> vifs.stream().anyMatch(entry.ttls()::contains))
                .toList());
        repairs.proceed(this::installed);
    }

    /** Whether {@link #proceed} has work to do. */
    public boolean isPending() {
        return slices.isPending() || repairs.isPending();
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
            if (plan == null || plan.isOutdated()) {
                reconcile(group, candidate -> filters.apply(candidate, group));
            } else {
                writer.settleChanged(group, entries, plan);
                removeIfEmpty(group, entries);
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
        tracker.forgetIdle(since, this::hasMembers).forEach(this::changed);
    }

    private boolean hasMembers(SenderLink link) {
        GroupEntries entries = groups.get(link.group());
        EntryPlan plan = entries == null ? null : entries.plan();
        return plan != null && plan.isExposed(link.interfaceName());
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
