package net.igmpproxy.simulation.proxy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;

/**
 * The configuration, as the simulation reads it.
 *
 * @param leaving    what a leave does
 * @param ssm        groups that need sources
 * @param maxEntries records of all interfaces together
 * @param interfaces by name; the upstream is among them
 */
public record Settings(
        Leaving leaving, SsmSettings ssm, int maxEntries, SortedMap<String, InterfaceSettings> interfaces) {
    /** More records than any world needs. */
    public static final int GENEROUS = 100_000;

    public Settings {
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
    }

    /** What a leave does. */
    public enum Leaving {
        /** What the RFC says. */
        QUERY,
        /** Quickleave with tracked hosts. */
        TRACKED,
        /** Quickleave whoever else is there. */
        IMMEDIATE
    }

    /** The settings of an interface. */
    public InterfaceSettings of(String name) {
        InterfaceSettings settings = interfaces.get(name);
        if (settings == null) {
            throw new IllegalArgumentException(name);
        }
        return settings;
    }

    /** Whether some limit may be reached. */
    public boolean isTight() {
        return maxEntries < GENEROUS
                || interfaces.values().stream().anyMatch(one -> !one.limits().equals(LimitSettings.GENEROUS));
    }

    /** The same with another way of leaving. */
    public Settings with(Leaving next) {
        return new Settings(next, ssm, maxEntries, interfaces);
    }

    /** The same with other groups that need sources. */
    public Settings with(SsmSettings next) {
        return new Settings(leaving, next, maxEntries, interfaces);
    }

    /** The same with another interface of a name. */
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

    /** The document. */
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
