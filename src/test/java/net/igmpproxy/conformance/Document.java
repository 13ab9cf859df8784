package net.igmpproxy.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Configuration document as a tree that statements change key by key. */
final class Document {
    private Map<String, @Nullable Object> tree;

    Document(Map<?, ?> tree) {
        this.tree = copy(tree);
    }

    static @Nullable Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** Parses a YAML map. */
    static Map<?, ?> yamlMap(String text) {
        if (yaml(text) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not a YAML map: " + text);
    }

    ProxyConfiguration read() {
        return ConfigurationReader.read(tree);
    }

    /** Replaces the complete document. */
    void replace(Map<?, ?> other) {
        tree = copy(other);
    }

    /** Sets keys: {@code quickleave: false} or {@code eth1 queryInterval: 10s}. An empty value removes the key. */
    void change(String text) {
        int space = text.indexOf(' ');
        int colon = text.indexOf(':');
        boolean ofInterface = space >= 0 && space < colon;
        Map<String, @Nullable Object> target = ofInterface ? interfaceSection(text.substring(0, space)) : tree;
        yamlMap(text.substring(ofInterface ? space + 1 : 0)).forEach((key, value) -> {
            if (value == null) {
                target.remove(key.toString());
            } else {
                target.put(key.toString(), value);
            }
        });
    }

    private Map<String, @Nullable Object> interfaceSection(String name) {
        Map<String, @Nullable Object> interfaces = section(tree, "interfaces");
        return section(interfaces, name);
    }

    private static Map<String, @Nullable Object> section(Map<String, @Nullable Object> parent, String key) {
        Map<String, @Nullable Object> section = parent.get(key) instanceof Map<?, ?> map ? copy(map) : copy(Map.of());
        parent.put(key, section);
        return section;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }
}
