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
 * Complete configuration document.
 *
 * @param enabled true if the proxy runs
 * @param quickleave true if a leave takes effect without the last-member queries of RFC 9776
 * @param quickleaveMode condition under which quickleave removes a membership
 * @param ssm source-specific groups, and sources for hosts without IGMPv3
 * @param maxEntries maximum number of groups, sources and hosts of all downstream interfaces together, 1 to 10000000
 * @param maxFlows maximum number of flows, each with its own kernel entry, 1 to 1000000
 * @param groupNames display names of groups
 * @param interfaces configuration by interface name or pattern, such as {@code eth1.*}; at most one interface is
 *     upstream, and no pattern is
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

    /** Empty document: every key has its default, and there are no interfaces. */
    public static final ProxyConfiguration EMPTY = new ProxyConfiguration(
            true,
            true,
            QuickleaveMode.TRACKED,
            SsmConfiguration.DEFAULT,
            1_200_000,
            50_000,
            GroupNames.NONE,
            Collections.emptySortedMap());

    /** Maximum number of interfaces with a VIF ({@code MAXVIFS} in {@code <linux/mroute.h>}). */
    public static final int MOST_INTERFACES = 32;

    public static final String TOO_MANY_INTERFACES = "exceeds the number of interfaces: the kernel has"
            + " " + MOST_INTERFACES
            + " VIFs, one for each upstream or downstream interface. Set one to disabled, or remove it";

    public static final String PATTERN_UPSTREAM =
            "must be downstream or disabled: a name with * or ? stands for several interfaces, and one is upstream";

    /** Message of VyOS for a second upstream interface. */
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

    /** Returns the configuration under exactly this key; empty if the name is invalid or not configured. */
    public Optional<InterfaceConfiguration> interfaceNamed(String name) {
        return InterfaceName.isValid(name)
                ? Optional.ofNullable(interfaces.get(new InterfaceName(name)))
                : Optional.empty();
    }

    /**
     * Returns the key that configures an interface: its name, else the most specific matching pattern; empty without a
     * match.
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

    /** Returns the configuration of an interface, under its name or a pattern. */
    public Optional<InterfaceConfiguration> of(InterfaceName name) {
        return keyOf(name).flatMap(key -> Optional.ofNullable(interfaces.get(key)));
    }

    /** Returns true if a key matches several interfaces. */
    public static boolean isPattern(InterfaceName key) {
        return NamePattern.isPattern(key);
    }

    /** Returns true if the interface certainly needs a VIF once it exists. */
    public static boolean takesVif(InterfaceName key, InterfaceConfiguration configuration) {
        return configuration.role() != Role.DISABLED && !NamePattern.isPattern(key);
    }

    /** Returns the upstream interface, if one is configured. */
    public Optional<InterfaceName> upstream() {
        return namesWith(interfaces, Role.UPSTREAM).stream().findFirst();
    }

    /** Keys of the downstream interfaces in order, patterns included. */
    public List<InterfaceName> downstreams() {
        return namesWith(interfaces, Role.DOWNSTREAM);
    }

    /**
     * Returns the reasons why the document is incomplete, in the words of VyOS.
     *
     * @return the reasons; empty if the document has one upstream and at least one downstream interface
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

    /** Returns true if the document is complete: the proxy can run with it once enabled. */
    public boolean isWhole() {
        return missing().isEmpty();
    }

    /** Returns true if the proxy is enabled and the document is complete. */
    public boolean isRunnable() {
        return enabled && isWhole();
    }

    /** Returns a copy with the proxy enabled or disabled. */
    public ProxyConfiguration withEnabled(boolean value) {
        return new ProxyConfiguration(
                value, quickleave, quickleaveMode, ssm, maxEntries, maxFlows, groupNames, interfaces);
    }

    /** Returns a copy with quickleave enabled or disabled. */
    public ProxyConfiguration withQuickleave(boolean value) {
        return new ProxyConfiguration(
                enabled, value, quickleaveMode, ssm, maxEntries, maxFlows, groupNames, interfaces);
    }

    /** Returns a copy with another SSM configuration. */
    public ProxyConfiguration withSsm(SsmConfiguration value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, value, maxEntries, maxFlows, groupNames, interfaces);
    }

    /** Returns a copy with another limit of groups, sources and hosts, 1 to 10000000. */
    public ProxyConfiguration withMaxEntries(int value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, value, maxFlows, groupNames, interfaces);
    }

    /** Returns a copy with another limit of flows, 1 to 1000000. */
    public ProxyConfiguration withMaxFlows(int value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, maxEntries, value, groupNames, interfaces);
    }

    /** Returns a copy with other group names. */
    public ProxyConfiguration withGroupNames(GroupNames value) {
        return new ProxyConfiguration(
                enabled, quickleave, quickleaveMode, ssm, maxEntries, maxFlows, value, interfaces);
    }

    /** Returns a copy with other interfaces. */
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
