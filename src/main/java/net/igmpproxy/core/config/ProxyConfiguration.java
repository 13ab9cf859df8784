package net.igmpproxy.core.config;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * The whole configuration document.
 *
 * @param enabled        whether the proxy is to work at all
 * @param quickleave     whether a leave takes effect without the last-member queries of RFC 9776
 * @param quickleaveMode how quickleave decides
 * @param ssm            which groups are source-specific, and the sources of groups that hosts cannot name
 * @param maxEntries     how many groups, sources and hosts of all downstream interfaces together are remembered, 1 to
 *                       10000000
 * @param maxFlows       how many sources that send are remembered, each with a kernel entry of its own, 1 to 1000000
 * @param groupNames     what people call groups
 * @param interfaces     what is configured for each interface, by name; a name may stand for several, as {@code eth1.*}
 *                       does; at most one is upstream, and no pattern
 */
public record ProxyConfiguration(
        boolean enabled,
        boolean quickleave,
        QuickleaveMode quickleaveMode,
        SsmConfiguration ssm,
        int maxEntries,
        int maxFlows,
        GroupNames groupNames,
        SortedMap<InterfaceName, InterfaceConfiguration> interfaces) {
    public static final NumberRange MAX_ENTRIES_RANGE = new NumberRange(1, 10_000_000);
    public static final NumberRange MAX_FLOWS_RANGE = new NumberRange(1, 1_000_000);

    /** Nothing configured yet: every key at its default, no interface. */
    public static final ProxyConfiguration EMPTY = new ProxyConfiguration(
            true,
            true,
            QuickleaveMode.TRACKED,
            SsmConfiguration.DEFAULT,
            1_200_000,
            50_000,
            GroupNames.NONE,
            Collections.emptySortedMap());

    /** The kernel has as many VIFs ({@code MAXVIFS} in {@code <linux/mroute.h>}). */
    public static final int MOST_INTERFACES = 32;

    public static final String TOO_MANY_INTERFACES = "is one interface too many: the kernel has " + MOST_INTERFACES
            + " VIFs, one for each that is upstream or downstream. Make one disabled, or take it out";

    public static final String PATTERN_UPSTREAM =
            "must be downstream or disabled: a name with * or ? stands for several interfaces, and one is upstream";

    /** VyOS's words. */
    public static final String SECOND_UPSTREAM = "Only 1 upstream interface allowed!";

    public ProxyConfiguration {
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
        if (namesWith(interfaces, Role.UPSTREAM).size() > 1) {
            throw new IllegalArgumentException(SECOND_UPSTREAM);
        }
        if (namesWith(interfaces, Role.UPSTREAM).stream().anyMatch(NamePattern::isPattern)) {
            throw new IllegalArgumentException(PATTERN_UPSTREAM);
        }
        if (interfaces.entrySet().stream()
                        .filter(entry -> takesVif(entry.getKey(), entry.getValue()))
                        .count()
                > MOST_INTERFACES) {
            throw new IllegalArgumentException("interfaces: " + TOO_MANY_INTERFACES);
        }
        MAX_ENTRIES_RANGE.require("maxEntries", maxEntries);
        MAX_FLOWS_RANGE.require("maxFlows", maxFlows);
        interfaces.values().stream()
                .flatMap(configuration -> configuration.staticGroups().stream())
                .filter(ssm::lacksSources)
                .findFirst()
                .ifPresent(group -> {
                    throw new IllegalArgumentException(
                            "static group " + group.group() + " " + SsmConfiguration.LACKS_SOURCES);
                });
    }

    /** What is configured for an interface; nothing if the name is none, or none that is configured. */
    public Optional<InterfaceConfiguration> interfaceNamed(String name) {
        return InterfaceName.isValid(name)
                ? Optional.ofNullable(interfaces.get(new InterfaceName(name)))
                : Optional.empty();
    }

    /**
     * The key that an interface is configured under: its name, or else the pattern that says most of it; nothing if none
     * matches.
     */
    public Optional<InterfaceName> keyOf(InterfaceName name) {
        if (interfaces.containsKey(name)) {
            return Optional.of(name);
        }
        return interfaces.keySet().stream()
                .filter(NamePattern::isPattern)
                .map(NamePattern::new)
                .filter(pattern -> pattern.matches(name))
                .min(Comparator.naturalOrder())
                .map(NamePattern::key);
    }

    /** What is configured for an interface, under its name or by a pattern. */
    public Optional<InterfaceConfiguration> of(InterfaceName name) {
        return keyOf(name).flatMap(key -> Optional.ofNullable(interfaces.get(key)));
    }

    /** Whether a key stands for several interfaces. */
    public static boolean isPattern(InterfaceName key) {
        return NamePattern.isPattern(key);
    }

    /** Whether an interface is sure to take a VIF once it exists. */
    public static boolean takesVif(InterfaceName key, InterfaceConfiguration configuration) {
        return configuration.role() != Role.DISABLED && !NamePattern.isPattern(key);
    }

    /** The upstream interface, if there is one. */
    public Optional<InterfaceName> upstream() {
        return namesWith(interfaces, Role.UPSTREAM).stream().findFirst();
    }

    /** The downstream interfaces in order of their names, patterns included. */
    public List<InterfaceName> downstreams() {
        return namesWith(interfaces, Role.DOWNSTREAM);
    }

    /**
     * Why the proxy cannot work with this document yet, in the words VyOS users know.
     *
     * @return the reasons; none if it is whole: one upstream and at least one downstream interface
     */
    public List<String> missing() {
        if (upstream().isEmpty() && downstreams().isEmpty()) {
            return List.of("Must define exactly one upstream and at least one downstream interface!");
        }
        if (upstream().isEmpty()) {
            return List.of("At least 1 upstream interface is required!");
        }
        if (downstreams().isEmpty()) {
            return List.of("Must define exactly one upstream and at least one downstream interface!");
        }
        return List.of();
    }

    /** Whether the proxy can work with this document, once enabled. */
    public boolean isWhole() {
        return missing().isEmpty();
    }

    /** Whether the proxy is to work: enabled, and whole. */
    public boolean isRunnable() {
        return enabled && isWhole();
    }

    /** This document with the proxy turned on or off. */
    public ProxyConfiguration withEnabled(boolean value) {
        return new ProxyConfiguration(
                value, quickleave, quickleaveMode, ssm, maxEntries, maxFlows, groupNames, interfaces);
    }

    /** This document with quickleave on or off. */
    public ProxyConfiguration withQuickleave(boolean value) {
        return new ProxyConfiguration(
                enabled, value, quickleaveMode, ssm, maxEntries, maxFlows, groupNames, interfaces);
    }

    /** This document with other groups source-specific, or other mappings. */
    public ProxyConfiguration withSsm(SsmConfiguration value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, value, maxEntries, maxFlows, groupNames, interfaces);
    }

    /** This document with another limit of what is remembered. */
    public ProxyConfiguration withMaxEntries(int value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, value, maxFlows, groupNames, interfaces);
    }

    /** This document with another limit of sources remembered. */
    public ProxyConfiguration withMaxFlows(int value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, maxEntries, value, groupNames, interfaces);
    }

    /** This document with other names of groups. */
    public ProxyConfiguration withGroupNames(GroupNames value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, maxEntries, maxFlows, value, interfaces);
    }

    /** This document with other interfaces. */
    public ProxyConfiguration withInterfaces(SortedMap<InterfaceName, InterfaceConfiguration> value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, maxEntries, maxFlows, groupNames, value);
    }

    private static List<InterfaceName> namesWith(Map<InterfaceName, InterfaceConfiguration> interfaces, Role role) {
        return interfaces.entrySet().stream()
                .filter(entry -> entry.getValue().role() == role)
                .map(Map.Entry::getKey)
                .toList();
    }
}
