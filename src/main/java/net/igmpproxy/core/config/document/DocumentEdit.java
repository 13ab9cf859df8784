package net.igmpproxy.core.config.document;

import java.util.Map;
import java.util.Objects;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of another by changing its tree, so that each change is read, and refused, like a whole document. Paths
 * of errors are those of the whole document. Every method may throw an {@link InvalidConfigurationException}.
 */
public final class DocumentEdit {
    private DocumentEdit() {}

    /** Changes what a merge patch (RFC 7396) says; {@code null} gives a key its default. */
    public static ProxyConfiguration merge(ProxyConfiguration before, @Nullable Object patch) {
        return ConfigurationReader.read(MergePatch.apply(ConfigurationWriter.write(before), patch));
    }

    /** Gives an interface, new or not, the whole of a configuration. */
    public static ProxyConfiguration putInterface(ProxyConfiguration before, String name, @Nullable Object body) {
        Map<String, Object> tree = ConfigurationWriter.write(before);
        interfaces(tree).put(name, body);
        return ConfigurationReader.read(tree);
    }

    /** Changes what a merge patch says of an interface. */
    public static ProxyConfiguration mergeInterface(ProxyConfiguration before, String name, @Nullable Object patch) {
        Map<String, Object> tree = ConfigurationWriter.write(before);
        Map<Object, @Nullable Object> interfaces = interfaces(tree);
        interfaces.put(name, MergePatch.apply(interfaces.get(name), patch));
        return ConfigurationReader.read(tree);
    }

    /** Forgets an interface. */
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
