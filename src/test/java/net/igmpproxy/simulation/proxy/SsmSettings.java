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
 * SSM range, and SSM mappings for hosts that cannot list sources.
 *
 * @param range    the SSM groups, as prefixes
 * @param mappings the sources by group prefix
 */
public record SsmSettings(List<String> range, SortedMap<String, List<String>> mappings) {
    /** Defaults of the configuration. */
    public static final SsmSettings DEFAULT = new SsmSettings(List.of("232.0.0.0/8"), new TreeMap<>());

    public SsmSettings {
        mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
    }

    /** Returns true if a group is in the SSM range. */
    public boolean contains(String group) {
        return range.stream().anyMatch(network -> Addresses.contains(network, group));
    }

    /** Returns the mapped sources of a group; empty if it is not mapped. */
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
