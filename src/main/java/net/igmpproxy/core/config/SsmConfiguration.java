package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Which groups are source-specific (RFC 4607, RFC 4604), and the sources of groups for hosts that cannot name them.
 *
 * @param range    groups that only hosts that name sources can join: prefixes within 224.0.0.0/4 that leave out
 *                 224.0.0.0/24; none turns source-specific multicast off
 * @param mappings the sources of groups, inside the range and outside
 */
public record SsmConfiguration(List<Ipv4Prefix> range, List<SsmMapping> mappings) {
    /** What to say of a static group that names no sources. */
    public static final String LACKS_SOURCES = "lies in ssmRange: name its sources, or take it out of ssmRange";

    private static final Ipv4Prefix LINK_LOCAL = Ipv4Prefix.of("224.0.0.0/24");

    /** The range that IANA assigned, 232.0.0.0/8, and no mapping. */
    public static final SsmConfiguration DEFAULT =
            new SsmConfiguration(List.of(Ipv4Prefix.of("232.0.0.0/8")), List.of());

    public SsmConfiguration {
        range = GroupPolicy.requireGroups(range);
        mappings = List.copyOf(mappings);
        range.stream().filter(prefix -> !isForwarded(prefix)).findFirst().ifPresent(prefix -> {
            throw new IllegalArgumentException("must not overlap 224.0.0.0/24: " + prefix);
        });
    }

    /** Whether routers forward all groups of a prefix. */
    public static boolean isForwarded(Ipv4Prefix groups) {
        return !groups.overlaps(LINK_LOCAL);
    }

    /** Whether a group is source-specific. */
    public boolean contains(GroupAddress group) {
        return PrefixList.of(range).longestMatch(group.address()) >= 0;
    }

    /** The sources that all mappings of a group name, ascending, each once; none if the group is not mapped. */
    public List<Ipv4Address> mappedSources(GroupAddress group) {
        return mappings.stream()
                .filter(mapping -> mapping.concerns(group))
                .flatMap(mapping -> mapping.sources().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether a static group of every source is one that only has sources one by one. */
    public boolean lacksSources(StaticGroup group) {
        return group.sources().isEmpty() && contains(group.group());
    }
}
