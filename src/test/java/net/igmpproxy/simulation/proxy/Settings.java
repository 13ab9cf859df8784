package net.igmpproxy.simulation.proxy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;

/**
 * Configuration in the simulation.
 *
 * @param leaving    the handling of leaves
 * @param ssm        the SSM settings
 * @param maxEntries the maximum number of records of all interfaces
 * @param interfaces the interfaces by name, including the upstream one
 */
public record Settings(
        Leaving leaving, SsmSettings ssm, int maxEntries, SortedMap<String, InterfaceSettings> interfaces) {
    /** Maximum number of records that no simulated network reaches. */
    public static final int GENEROUS = 100_000;

    public Settings {
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
    }

    /** Handling of leaves. */
    public enum Leaving {
        /** Queries as in the RFC. */
        QUERY,
        /** Quickleave with host tracking. */
        TRACKED,
        /** Quickleave regardless of other hosts. */
        IMMEDIATE
    }

    /** Returns the settings of an interface. */
    public InterfaceSettings of(String name) {
        InterfaceSettings settings = interfaces.get(name);
        if (settings == null) {
            throw new IllegalArgumentException(name);
        }
        return settings;
    }

    /** Returns true if a limit may be reached. */
    public boolean isTight() {
        return maxEntries < GENEROUS
                || interfaces.values().stream().anyMatch(one -> !one.limits().equals(LimitSettings.GENEROUS));
    }

    /** Returns a copy with another handling of leaves. */
    public Settings with(Leaving next) {
        return new Settings(next, ssm, maxEntries, interfaces);
    }

    /** Returns a copy with other SSM settings. */
    public Settings with(SsmSettings next) {
        return new Settings(leaving, next, maxEntries, interfaces);
    }

    /** Returns a copy with another interface. */
    public Settings with(String name, InterfaceSettings next) {
        TreeMap<String, InterfaceSettings> changed = new TreeMap<>(interfaces);
        changed.put(name, next);
        return new Settings(leaving, ssm, maxEntries, changed);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(leaving + " " + ssm + " maxEntries " + maxEntries);
        interfaces.forEach((name, settings) ->
                text.append("\n  ").append(name).append(": ").append(settings));
        return text.toString();
    }

    /** Returns the configuration document. */
    public ProxyConfiguration configuration() {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("quickleave", leaving != Leaving.QUERY);
        tree.put("quickleaveMode", leaving == Leaving.IMMEDIATE ? "immediate" : "tracked");
        tree.put("maxEntries", maxEntries);
        ssm.write(tree);
        Map<String, Object> sections = new TreeMap<>();
        interfaces.forEach((name, settings) -> sections.put(name, settings.tree()));
        tree.put("interfaces", sections);
        return ConfigurationReader.read(tree);
    }
}
