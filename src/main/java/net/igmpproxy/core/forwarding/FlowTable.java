package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/** Table of flows, indexed by group and source and by input VIF. */
final class FlowTable {
    private static final NavigableSet<Ipv4Address> NO_SOURCES = Collections.emptyNavigableSet();

    private final TreeMap<GroupAddress, TreeMap<Ipv4Address, Tracked>> groups = new TreeMap<>();
    private final Map<Integer, VifFlows> vifs = new HashMap<>();
    private long nextOrder;
    private int size;

    /**
     * Key of a flow.
     *
     * @param group destination group
     * @param source source address
     */
    record Key(GroupAddress group, Ipv4Address source) {}

    /** A flow with its use and its position in the order of discovery. */
    private static final class Tracked {
        private final Key key;
        private final long order;
        private Flow flow;
        private FlowUse use = FlowUse.DROPPED;

        Tracked(Key key, long order, Flow flow) {
            this.key = key;
            this.order = order;
            this.flow = flow;
        }
    }

    /** Flows of one VIF, by use and by order of discovery. */
    private static final class VifFlows {
        private final EnumMap<FlowUse, TreeMap<Long, Tracked>> byUse = new EnumMap<>(FlowUse.class);
        private int size;

        void add(Tracked tracked) {
            byUse.computeIfAbsent(tracked.use, absent -> new TreeMap<>()).put(tracked.order, tracked);
            size++;
        }

        void remove(Tracked tracked) {
            TreeMap<Long, Tracked> flows = byUse.get(tracked.use);
            if (flows != null && flows.remove(tracked.order) != null) {
                size--;
            }
        }

        /** Returns the newest flow among those of the lowest use. */
        Tracked leastUsed() {
            for (TreeMap<Long, Tracked> flows : byUse.values()) {
                if (!flows.isEmpty()) {
                    return flows.lastEntry().getValue();
                }
            }
            throw new IllegalStateException("no flow");
        }

        /** Returns the newest flow. */
        Tracked newest() {
            Tracked newest = leastUsed();
            for (TreeMap<Long, Tracked> flows : byUse.values()) {
                if (!flows.isEmpty() && flows.lastKey() > newest.order) {
                    newest = flows.lastEntry().getValue();
                }
            }
            return newest;
        }
    }

    /** Returns the number of flows. */
    int size() {
        return size;
    }

    /** Groups with flows, ascending. */
    Collection<GroupAddress> groups() {
        return Collections.unmodifiableCollection(groups.keySet());
    }

    /** Sources of a group, ascending. */
    NavigableSet<Ipv4Address> sources(GroupAddress group) {
        TreeMap<Ipv4Address, Tracked> flows = groups.get(group);
        return flows == null ? NO_SOURCES : Collections.unmodifiableNavigableSet(flows.navigableKeySet());
    }

    /**
     * Returns some flows of a group.
     *
     * @param wanted tests a source and its flow
     * @param most maximum number of sources to return
     */
    List<Ipv4Address> find(GroupAddress group, BiPredicate<Ipv4Address, Flow> wanted, int most) {
        TreeMap<Ipv4Address, Tracked> flows = groups.get(group);
        return flows == null
                ? List.of()
                : flows.values().stream()
                        .filter(tracked -> wanted.test(tracked.key.source(), tracked.flow))
                        .limit(most)
                        .map(tracked -> tracked.key.source())
                        .toList();
    }

    @Nullable
    Flow get(GroupAddress group, Ipv4Address source) {
        Tracked tracked = tracked(group, source);
        return tracked == null ? null : tracked.flow;
    }

    void put(GroupAddress group, Ipv4Address source, Flow flow) {
        TreeMap<Ipv4Address, Tracked> flows = groups.computeIfAbsent(group, absent -> new TreeMap<>());
        Tracked tracked = flows.get(source);
        if (tracked == null) {
            tracked = new Tracked(new Key(group, source), nextOrder++, flow);
            flows.put(source, tracked);
            size++;
        } else if (tracked.flow.vif() != flow.vif()) {
            unlink(tracked);
        } else {
            tracked.flow = flow;
            return;
        }
        tracked.flow = flow;
        link(tracked);
    }

    /** Replaces the flow of a source by one on the same VIF; does nothing if the source has none. */
    void replace(GroupAddress group, Ipv4Address source, UnaryOperator<Flow> next) {
        Tracked tracked = tracked(group, source);
        if (tracked != null) {
            tracked.flow = next.apply(tracked.flow);
        }
    }

    /** Sets the use of a flow; does nothing if there is no such flow. */
    void setUse(GroupAddress group, Ipv4Address source, FlowUse use) {
        Tracked tracked = tracked(group, source);
        if (tracked != null && tracked.use != use) {
            unlink(tracked);
            tracked.use = use;
            link(tracked);
        }
    }

    /** Returns the use of a flow; {@link FlowUse#DROPPED} if there is no such flow. */
    FlowUse use(Key key) {
        Tracked tracked = tracked(key.group(), key.source());
        return tracked == null ? FlowUse.DROPPED : tracked.use;
    }

    /** Visits all flows. */
    void forEach(BiConsumer<Key, Flow> visitor) {
        groups.values().forEach(flows -> flows.values().forEach(tracked -> visitor.accept(tracked.key, tracked.flow)));
    }

    /** Replaces all flows by flows on the same VIFs; returns the keys of those that changed. */
    List<Key> replaceAll(UnaryOperator<Flow> next) {
        List<Key> replaced = new ArrayList<>();
        for (TreeMap<Ipv4Address, Tracked> flows : groups.values()) {
            for (Tracked tracked : flows.values()) {
                Flow before = tracked.flow;
                tracked.flow = next.apply(before);
                if (!tracked.flow.equals(before)) {
                    replaced.add(tracked.key);
                }
            }
        }
        return replaced;
    }

    void remove(Key key) {
        TreeMap<Ipv4Address, Tracked> flows = groups.get(key.group());
        Tracked tracked = flows == null ? null : flows.remove(key.source());
        if (flows != null && tracked != null) {
            forget(tracked);
            if (flows.isEmpty()) {
                groups.remove(key.group());
            }
        }
    }

    /** Removes the flows that match; returns their keys. */
    List<Key> removeIf(Predicate<Flow> unwanted) {
        List<Key> removed = new ArrayList<>();
        for (Iterator<TreeMap<Ipv4Address, Tracked>> all = groups.values().iterator(); all.hasNext(); ) {
            TreeMap<Ipv4Address, Tracked> flows = all.next();
            for (Iterator<Tracked> each = flows.values().iterator(); each.hasNext(); ) {
                Tracked tracked = each.next();
                if (unwanted.test(tracked.flow)) {
                    each.remove();
                    forget(tracked);
                    removed.add(tracked.key);
                }
            }
            if (flows.isEmpty()) {
                all.remove();
            }
        }
        return removed;
    }

    /**
     * Selects the flow to evict when there are too many: on the VIF with most flows, the newest one of the lowest use.
     * If members use all flows of that VIF but not the newest flow of all, the latter is evicted.
     */
    Optional<Key> toGiveWay() {
        VifFlows greediest = null;
        Tracked newest = null;
        for (VifFlows flows : vifs.values()) {
            if (greediest == null || flows.size > greediest.size) {
                greediest = flows;
            }
            Tracked ofVif = flows.newest();
            if (newest == null || ofVif.order > newest.order) {
                newest = ofVif;
            }
        }
        if (greediest == null || newest == null) {
            return Optional.empty();
        }
        Tracked leastUsed = greediest.leastUsed();
        return Optional.of(
                leastUsed.use == FlowUse.MEMBERS && newest.use != FlowUse.MEMBERS ? newest.key : leastUsed.key);
    }

    private @Nullable Tracked tracked(GroupAddress group, Ipv4Address source) {
        TreeMap<Ipv4Address, Tracked> flows = groups.get(group);
        return flows == null ? null : flows.get(source);
    }

    private void forget(Tracked tracked) {
        size--;
        unlink(tracked);
    }

    private void link(Tracked tracked) {
        vifs.computeIfAbsent(tracked.flow.vif(), absent -> new VifFlows()).add(tracked);
    }

    private void unlink(Tracked tracked) {
        VifFlows flows = vifs.get(tracked.flow.vif());
        if (flows != null) {
            flows.remove(tracked);
            if (flows.size == 0) {
                vifs.remove(tracked.flow.vif());
            }
        }
    }
}
