package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import org.jspecify.annotations.Nullable;

/**
 * The kernel entries that are installed, and the sources that were seen. It brings the kernel to what the
 * {@link EntryPlan} calls for by differences only: an entry that stays the same is never touched.
 */
public final class ForwardingTable {
    private final ForwardingOutput output;
    private final FlowTable flows = new FlowTable();
    private final TreeMap<GroupAddress, GroupEntries> groups = new TreeMap<>();
    private Topology topology = Topology.EMPTY;

    /** What there is of one group in the kernel. */
    private static final class GroupEntries {
        private final TreeMap<MfcKey, MfcEntry> installed = new TreeMap<>();
        private final TreeSet<Ipv4Address> held = new TreeSet<>();
    }

    /**
     * A source seen to send to a group.
     *
     * @param group    the group
     * @param source   the source
     * @param flow     where its packets come in, how many and since when
     * @param admitted whether a network of that interface, or an alt-subnet, admits it
     */
    public record SeenSource(GroupAddress group, Ipv4Address source, Flow flow, boolean admitted) {}

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
        flows.removeIf(flow -> next.withVif(flow.vif()).isEmpty(), group -> {});
    }

    /**
     * The kernel has no entry for a source's packets and holds the first of them.
     *
     * @return what was learnt, or null if the VIF is not in use
     */
    public @Nullable SeenSource onNoCache(GroupAddress group, Ipv4Address source, int vif, long now) {
        ForwardingInterface arrival = topology.withVif(vif).orElse(null);
        if (arrival == null) {
            return null;
        }
        GroupEntries entries = groups.computeIfAbsent(group, absent -> new GroupEntries());
        Flow known = flows.get(group, source);
        Flow flow = known != null && known.vif() == vif ? known.again(now) : Flow.first(vif, now);
        flows.put(group, source, flow);
        entries.held.add(source);
        entries.installed.remove(new MfcKey(source, group.address()));
        return new SeenSource(group, source, flow, arrival.admits(source));
    }

    /** A source is known to send; it is of no account if its VIF is not in use. */
    public void restore(SeenSource seen) {
        if (topology.withVif(seen.flow().vif()).isPresent()) {
            flows.put(seen.group(), seen.source(), seen.flow());
        }
    }

    /**
     * A source's packets come in where the entry that matches them does not expect them. The source is taken to have
     * moved if the interface admits it and is a better home for it than the present one.
     *
     * @return what was learnt, or null if nothing changes
     */
    public @Nullable SeenSource onWrongVif(GroupAddress group, Ipv4Address source, int vif, long now) {
        ForwardingInterface arrival = topology.withVif(vif).orElse(null);
        if (arrival == null || !arrival.admits(source)) {
            return null;
        }
        GroupEntries entries = groups.get(group);
        MfcEntry exact = entries == null ? null : entries.installed.get(new MfcKey(source, group.address()));
        Optional<ForwardingInterface> present = exact == null ? Optional.empty() : topology.withVif(exact.parent());
        if (present.isPresent() && !isBetterHome(source, arrival, present.get())) {
            return null;
        }
        Flow flow = Flow.first(vif, now);
        flows.put(group, source, flow);
        return new SeenSource(group, source, flow, true);
    }

    private static boolean isBetterHome(Ipv4Address source, ForwardingInterface arrival, ForwardingInterface present) {
        return arrival.closeness(source) > present.closeness(source);
    }

    /**
     * Brings the kernel's entries of a group to what is called for.
     *
     * @param filters what the hosts of a downstream interface want of the group
     */
    public void reconcile(GroupAddress group, Function<ForwardingInterface, SourceFilter> filters) {
        GroupEntries entries = groups.computeIfAbsent(group, absent -> new GroupEntries());
        EntryPlan plan = new EntryPlan(topology, group, filters, flows.of(group));
        TreeMap<MfcKey, MfcEntry> planned = new TreeMap<>();
        plan.entries().forEach(entry -> planned.put(entry.key(), entry));
        for (MfcEntry entry : planned.values()) {
            if (!entry.equals(entries.installed.get(entry.key()))) {
                output.install(entry);
            }
        }
        release(entries, plan, planned);
        for (MfcEntry entry : entries.installed.values()) {
            if (isObsolete(entry, planned.get(entry.key()))) {
                output.remove(entry);
            }
        }
        entries.installed.clear();
        entries.installed.putAll(planned);
        if (planned.isEmpty()) {
            groups.remove(group);
        }
    }

    /**
     * Has the kernel send on what it holds although no entry for just that source is called for any more: a wildcard
     * entry that came meanwhile does not free it ({@code ipmr_mfc_add}), and it would be dropped after 10 s.
     */
    private void release(GroupEntries entries, EntryPlan plan, Map<MfcKey, MfcEntry> planned) {
        for (Ipv4Address source : entries.held) {
            plan.exact(source)
                    .filter(entry -> !planned.containsKey(entry.key()))
                    .ifPresent(entry -> {
                        output.install(entry);
                        output.remove(entry);
                    });
        }
        entries.held.clear();
    }

    /** A wildcard entry with another parent is another entry to the kernel ({@code ipmr_cache_find_parent}). */
    private static boolean isObsolete(MfcEntry installed, @Nullable MfcEntry planned) {
        return planned == null || (installed.key().isWildcard() && planned.parent() != installed.parent());
    }

    /** Takes notice of the kernel's packet count of an exact entry. */
    public void onCounted(MfcKey key, long packets, long now) {
        GroupAddress.from(key.group())
                .ifPresent(group -> flows.replace(group, key.origin(), flow -> flow.counted(packets, now)));
    }

    /**
     * Forgets sources that have sent nothing for a while.
     *
     * @param since    the moment up to which their last packet lies back
     * @param affected told of each group that is to be {@linkplain #reconcile reconciled} after this
     */
    public void forgetIdle(long since, Consumer<GroupAddress> affected) {
        flows.removeIf(flow -> flow.lastSeen() <= since, affected);
    }

    /**
     * Forgets sources while there are more than so many: of the interface that has most of them, the one that has been
     * known longest. One that still sends becomes known again.
     *
     * @param forgotten told of each; its group is to be {@linkplain #reconcile reconciled} after this
     */
    public void forgetBeyond(int most, Consumer<SeenSource> forgotten) {
        while (flows.size() > most) {
            FlowTable.Key oldest = flows.oldestOfMost().orElseThrow();
            seen(oldest.group(), oldest.source()).ifPresent(forgotten);
            flows.remove(oldest);
        }
    }

    /** All entries that are installed, by group and then by source. */
    public List<MfcEntry> installed() {
        List<MfcEntry> all = new ArrayList<>();
        groups.values().forEach(entries -> all.addAll(entries.installed.values()));
        return all;
    }

    /** All sources seen, by group and then by source. */
    public List<SeenSource> seenSources() {
        List<SeenSource> all = new ArrayList<>();
        for (GroupAddress group : flows.groups()) {
            flows.of(group).keySet().forEach(source -> seen(group, source).ifPresent(all::add));
        }
        return all;
    }

    private Optional<SeenSource> seen(GroupAddress group, Ipv4Address source) {
        return Optional.ofNullable(flows.get(group, source))
                .flatMap(flow -> topology.withVif(flow.vif())
                        .map(arrival -> new SeenSource(group, source, flow, arrival.admits(source))));
    }
}
