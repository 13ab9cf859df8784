package net.igmpproxy.core.config.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.SsmMapping;

/**
 * Writes a configuration document as a tree of maps, lists, strings, numbers and booleans, in the order of the manual.
 * The tree always contains switches, roles, subnets, thresholds and allowed groups. It omits other keys at their
 * defaults.
 */
public final class ConfigurationWriter {
    private ConfigurationWriter() {}

    /** Writes a complete document. */
    public static Map<String, Object> write(ProxyConfiguration configuration) {
        Map<String, Object> interfaces = new LinkedHashMap<>();
        configuration.interfaces().forEach((name, body) -> interfaces.put(name.value(), write(body)));
        Map<String, Object> names = new LinkedHashMap<>();
        configuration.groupNames().names().forEach((group, name) -> names.put(group.toString(), name));
        List<Map<String, Object>> mappings = configuration.ssm().mappings().stream()
                .map(ConfigurationWriter::mapping)
                .toList();
        return new TreeBuilder()
                .put(Keys.ENABLED, configuration.enabled())
                .put(Keys.QUICKLEAVE, configuration.quickleave())
                .put(Keys.QUICKLEAVE_MODE, ValueReaders.word(configuration.quickleaveMode()))
                .put(Keys.SSM_RANGE, texts(configuration.ssm().range()))
                .putUnless(List.of(), Keys.SSM_MAPPINGS, mappings)
                .putUnless(ProxyConfiguration.EMPTY.maxEntries(), Keys.MAX_ENTRIES, configuration.maxEntries())
                .putUnless(ProxyConfiguration.EMPTY.maxFlows(), Keys.MAX_FLOWS, configuration.maxFlows())
                .putUnless(Map.of(), Keys.GROUP_NAMES, names)
                .put(Keys.INTERFACES, interfaces)
                .build();
    }

    /** Writes the configuration of one interface. */
    public static Map<String, Object> write(InterfaceConfiguration configuration) {
        return InterfaceWriter.write(configuration);
    }

    /** Converts the items of a list to strings. */
    static List<String> texts(List<?> items) {
        return items.stream().map(Object::toString).toList();
    }

    private static Map<String, Object> mapping(SsmMapping mapping) {
        return new TreeBuilder()
                .put(Keys.GROUPS, texts(mapping.groups()))
                .put(Keys.SOURCES, texts(mapping.sources()))
                .build();
    }
}
