package net.igmpproxy.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * Writes the document as a tree of maps, lists, texts, numbers and truth values, in the order of the manual. All keys
 * are there but those of timers, which are left out at their defaults.
 */
public final class ConfigurationWriter {
    private ConfigurationWriter() {}

    /** Writes a whole document. */
    public static Map<String, Object> write(ProxyConfiguration configuration) {
        Map<String, Object> interfaces = new LinkedHashMap<>();
        configuration.interfaces().forEach((name, body) -> interfaces.put(name.value(), write(body)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(Keys.ENABLED, configuration.enabled());
        tree.put(Keys.QUICKLEAVE, configuration.quickleave());
        tree.put(Keys.QUICKLEAVE_MODE, ValueReaders.word(configuration.quickleaveMode()));
        tree.put(Keys.INTERFACES, interfaces);
        return tree;
    }

    /** Writes what is configured for one interface. */
    public static Map<String, Object> write(InterfaceConfiguration configuration) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(Keys.ROLE, ValueReaders.word(configuration.role()));
        tree.put(Keys.ALT_SUBNETS, texts(configuration.altSubnets()));
        tree.put(Keys.THRESHOLD, configuration.threshold());
        tree.put(Keys.ALLOWED_GROUPS, texts(configuration.policy().allowed()));
        tree.put(Keys.DENIED_GROUPS, texts(configuration.policy().denied()));
        tree.putAll(write(configuration.timers()));
        return tree;
    }

    private static Map<String, Object> write(RouterTimers timers) {
        RouterTimers defaults = RouterTimers.DEFAULT;
        Map<String, Object> tree = new LinkedHashMap<>();
        different(timers.queryInterval(), defaults.queryInterval())
                .ifPresent(value -> tree.put(Keys.QUERY_INTERVAL, DurationText.format(value)));
        different(timers.queryMaxResponseTime(), defaults.queryMaxResponseTime())
                .ifPresent(value -> tree.put(Keys.QUERY_MAX_RESPONSE_TIME, DurationText.format(value)));
        different(timers.robustnessVariable(), defaults.robustnessVariable())
                .ifPresent(value -> tree.put(Keys.ROBUSTNESS_VARIABLE, value));
        different(timers.lastMemberQueryInterval(), defaults.lastMemberQueryInterval())
                .ifPresent(value -> tree.put(Keys.LAST_MEMBER_QUERY_INTERVAL, DurationText.format(value)));
        timers.lastMemberQueryCount().ifPresent(value -> tree.put(Keys.LAST_MEMBER_QUERY_COUNT, value));
        timers.startupQueryInterval()
                .map(DurationText::format)
                .ifPresent(value -> tree.put(Keys.STARTUP_QUERY_INTERVAL, value));
        timers.startupQueryCount().ifPresent(value -> tree.put(Keys.STARTUP_QUERY_COUNT, value));
        return tree;
    }

    private static <T> Optional<T> different(T value, T fallback) {
        return Optional.of(value).filter(it -> !it.equals(fallback));
    }

    private static List<String> texts(List<Ipv4Prefix> prefixes) {
        return prefixes.stream().map(Ipv4Prefix::toString).toList();
    }
}
