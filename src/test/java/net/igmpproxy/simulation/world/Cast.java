package net.igmpproxy.simulation.world;

import java.util.List;

/**
 * The groups and sources of a world.
 *
 * @param groups    the groups that hosts listen to
 * @param sources   the sources that there are, and that hosts list
 * @param addresses the addresses of all of them
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
