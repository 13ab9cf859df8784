package net.igmpproxy.core.forwarding;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/** The sources that were seen to send, by the group they send to and by the VIF their packets come in on. */
final class FlowTable {
    private static final NavigableMap<Ipv4Address, Flow> NONE = Collections.emptyNavigableMap();

    private final TreeMap<GroupAddress, TreeMap<Ipv4Address, Flow>> groups = new TreeMap<>();

    /** Those of each VIF, the longest known first. */
    private final Map<Integer, Set<Key>> vifs = new HashMap<>();

    private int size;

    /**
     * One source.
     *
     * @param group  what it sends to
     * @param source its address
     */
    record Key(GroupAddress group, Ipv4Address source) {}

    /** How many there are. */
    int size() {
        return size;
    }

    /** The groups that are sent to, ascending. */
    Collection<GroupAddress> groups() {
        return Collections.unmodifiableCollection(groups.keySet());
    }

    /** The sources of a group. */
    NavigableMap<Ipv4Address, Flow> of(GroupAddress group) {
        TreeMap<Ipv4Address, Flow> flows = groups.get(group);
        return flows == null ? NONE : Collections.unmodifiableNavigableMap(flows);
    }

    @Nullable
    Flow get(GroupAddress group, Ipv4Address source) {
        return of(group).get(source);
    }

    void put(GroupAddress group, Ipv4Address source, Flow flow) {
        Key key = new Key(group, source);
        Flow before = groups.computeIfAbsent(group, absent -> new TreeMap<>()).put(source, flow);
        if (before == null) {
            size++;
        } else if (before.vif() != flow.vif()) {
            unlink(key, before);
        }
        vifs.computeIfAbsent(flow.vif(), absent -> new LinkedHashSet<>()).add(key);
    }

    /** Makes another flow, on the same VIF, of a source's present one; nothing if it has none. */
    void replace(GroupAddress group, Ipv4Address source, UnaryOperator<Flow> next) {
        TreeMap<Ipv4Address, Flow> flows = groups.get(group);
        if (flows != null) {
            flows.computeIfPresent(source, (address, flow) -> next.apply(flow));
        }
    }

    void remove(Key key) {
        TreeMap<Ipv4Address, Flow> flows = groups.get(key.group());
        Flow flow = flows == null ? null : flows.remove(key.source());
        if (flows != null && flow != null) {
            forget(key, flow);
            if (flows.isEmpty()) {
                groups.remove(key.group());
            }
        }
    }

    /**
     * Removes some.
     *
     * @param affected told of each group that one was removed of
     */
    void removeIf(Predicate<Flow> unwanted, Consumer<GroupAddress> affected) {
        groups.entrySet().removeIf(entry -> {
            int before = size;
            entry.getValue().entrySet().removeIf(flow -> {
                boolean removed = unwanted.test(flow.getValue());
                if (removed) {
                    forget(new Key(entry.getKey(), flow.getKey()), flow.getValue());
                }
                return removed;
            });
            if (size < before) {
                affected.accept(entry.getKey());
            }
            return entry.getValue().isEmpty();
        });
    }

    /** Of the VIF that most sources send into, the one that has been known longest. */
    Optional<Key> oldestOfMost() {
        return vifs.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .flatMap(keys -> keys.stream().findFirst());
    }

    private void forget(Key key, Flow flow) {
        size--;
        unlink(key, flow);
    }

    private void unlink(Key key, Flow flow) {
        Set<Key> keys = vifs.get(flow.vif());
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            vifs.remove(flow.vif());
        }
    }
}
