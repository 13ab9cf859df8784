package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.simulation.peers.Addresses;

/**
 * Which groups need sources, and the sources of groups for hosts that name none.
 *
 * @param range    networks of groups
 * @param mappings sources, by networks of groups
 */
public record SsmSettings(List<String> range, SortedMap<String, List<String>> mappings) {
    /** What is not configured. */
    public static final SsmSettings DEFAULT = new SsmSettings(List.of("232.0.0.0/8"), new TreeMap<>());

    public SsmSettings {
        mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
    }

    /** Whether a group needs sources. */
    public boolean contains(String group) {
        return range.stream().anyMatch(network -> Addresses.contains(network, group));
    }

    /** The sources of a group for who names none; empty if it is not mapped. */
    public List<String> mapped(String group) {
        TreeSet<String> sources = new TreeSet<>();
        mappings.forEach((network, list) -> {
            if (Addresses.contains(network, group)) {
                sources.addAll(list);
            }
        });
        return List.copyOf(sources);
    }

    void write(Map<String, Object> tree) {
        List<Object> list = new ArrayList<>();
        mappings.forEach((groups, sources) -> list.add(Map.of("groups", groups, "sources", new ArrayList<>(sources))));
        tree.put("ssmRange", new ArrayList<>(range));
        tree.put("ssmMappings", list);
    }
}
