package net.igmpproxy.simulation.world;

import java.util.List;

/**
 * Groups and sources of a simulated network.
 *
 * @param groups    the groups that hosts join
 * @param sources   the sources, which hosts also list in their filters
 * @param addresses the addresses of the sources
 */
public record Cast(List<String> groups, List<DataSource> sources, List<String> addresses) {
    public Cast {
        groups = List.copyOf(groups);
        sources = List.copyOf(sources);
        addresses = List.copyOf(addresses);
    }

    Cast(List<String> groups, List<DataSource> sources) {
        this(groups, sources, sources.stream().map(DataSource::address).toList());
    }
}
