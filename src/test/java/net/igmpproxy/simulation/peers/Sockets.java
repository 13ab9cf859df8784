package net.igmpproxy.simulation.peers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.simulation.base.Filter;

/** Sockets of a host and their source filters (RFC 9776 section 3). */
final class Sockets {
    /** Filters by group and socket. */
    private final Map<String, TreeMap<Integer, Filter>> filters = new TreeMap<>();

    private final TreeMap<String, Filter> interfaceStates = new TreeMap<>();

    /** Implements {@code IPMulticastListen} of RFC 9776 section 2. */
    void listen(int socket, String group, Filter filter) {
        TreeMap<Integer, Filter> ofGroup = filters.computeIfAbsent(group, absent -> new TreeMap<>());
        if (filter.isNothing()) {
            ofGroup.remove(socket);
        } else {
            ofGroup.put(socket, filter);
        }
        if (ofGroup.isEmpty()) {
            filters.remove(group);
            interfaceStates.remove(group);
        } else {
            interfaceStates.put(group, Filter.merge(ofGroup.values()));
        }
    }

    /** Closes all sockets. */
    void close() {
        filters.clear();
        interfaceStates.clear();
    }

    /** Returns the interface state of a group (RFC 9776 section 3.2). */
    Filter interfaceState(String group) {
        return interfaceStates.getOrDefault(group, Filter.NOTHING);
    }

    /** Returns the groups of all sockets. */
    Collection<String> groups() {
        return List.copyOf(interfaceStates.keySet());
    }
}
