package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Source-specific groups (RFC 4607, RFC 4604) and SSM mappings for hosts without IGMPv3.
 *
 * @param range prefixes of the source-specific groups, within 224.0.0.0/4 and without 224.0.0.0/24; an empty list
 *     disables source-specific multicast
 * @param mappings sources of groups, inside and outside the range
 */
public record SsmConfiguration(List<Ipv4Prefix> range, List<SsmMapping> mappings) {
    /** Error message for a static group without sources. */
    public static final String LACKS_SOURCES = "is in ssmRange: name its sources, or remove it from ssmRange";

    private static final Ipv4Prefix LINK_LOCAL = Ipv4Prefix.of("224.0.0.0/24");

    /** Range assigned by IANA, 232.0.0.0/8, and no mappings. */
    public static final SsmConfiguration DEFAULT =
            new SsmConfiguration(List.of(Ipv4Prefix.of("232.0.0.0/8")), List.of());

    public SsmConfiguration {
        range = GroupPolicy.requireGroups(range);
        mappings = List.copyOf(mappings);
        range.stream().filter(prefix -> !isForwarded(prefix)).findFirst().ifPresent(prefix -> {
            throw new IllegalArgumentException("must not overlap 224.0.0.0/24: " + prefix);
        });
    }

    /** Returns true if routers forward all groups of a prefix. */
    public static boolean isForwarded(Ipv4Prefix groups) {
        return !groups.overlaps(LINK_LOCAL);
    }

    /** Returns true if a group is source-specific. */
    public boolean contains(GroupAddress group) {
        return PrefixList.of(range).longestMatch(group.address()) >= 0;
    }

    /** Sources of all mappings of a group, ascending, each once; empty if the group is not mapped. */
    public List<Ipv4Address> mappedSources(GroupAddress group) {
        return mappings.stream()
                .filter(mapping -> mapping.concerns(group))
                .flatMap(mapping -> mapping.sources().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Returns true if a static group has no sources although the group is source-specific. */
    public boolean lacksSources(StaticGroup group) {
        return group.sources().isEmpty() && contains(group.group());
    }
}
