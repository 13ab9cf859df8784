package net.igmpproxy.core.config.document;

import java.util.Map;
import java.util.Objects;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Edits configuration documents through their trees, so that each change is validated like a complete document. Error
 * paths refer to the complete document. Every method throws {@link InvalidConfigurationException} if the resulting
 * document is invalid.
 */
public final class DocumentEdit {
    private DocumentEdit() {}

    /** Applies a merge patch (RFC 7396); {@code null} resets a key to its default. */
    public static ProxyConfiguration merge(ProxyConfiguration before, @Nullable Object patch) {
        return ConfigurationReader.read(MergePatch.apply(ConfigurationWriter.write(before), patch));
    }

    /** Adds an interface or replaces its entire configuration. */
    public static ProxyConfiguration putInterface(ProxyConfiguration before, String name, @Nullable Object body) {
        Map<String, Object> tree = ConfigurationWriter.write(before);
        interfaces(tree).put(name, body);
        return ConfigurationReader.read(tree);
    }

    /** Applies a merge patch to the configuration of an interface. */
    public static ProxyConfiguration mergeInterface(ProxyConfiguration before, String name, @Nullable Object patch) {
        Map<String, Object> tree = ConfigurationWriter.write(before);
        Map<Object, @Nullable Object> interfaces = interfaces(tree);
        interfaces.put(name, MergePatch.apply(interfaces.get(name), patch));
        return ConfigurationReader.read(tree);
    }

    /** Removes the configuration of an interface. */
    public static ProxyConfiguration removeInterface(ProxyConfiguration before, String name) {
        Map<String, Object> tree = ConfigurationWriter.write(before);
        interfaces(tree).remove(name);
        return ConfigurationReader.read(tree);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, @Nullable Object> interfaces(Map<String, Object> tree) {
        return (Map<Object, @Nullable Object>) Objects.requireNonNull(tree.get(Keys.INTERFACES));
    }
}
