package net.igmpproxy.core.config;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of another by changing its tree, so that each change is read, and refused, like a whole document. Paths
 * of errors are those of the whole document. Every method may throw an {@link InvalidConfigurationException}.
 */
public final class DocumentEdit {
    private DocumentEdit() {}

    /** Changes what a merge patch (RFC 7396) says; {@code null} gives a key its default. */
    public static ProxyConfiguration merge(ProxyConfiguration before, @Nullable Object patch) {
        Object merged = MergePatch.apply(ConfigurationWriter.write(before), patch);
        if (merged instanceof Map<?, ?>
                && patch instanceof Map<?, ?> keys
                && keys.get(Keys.INTERFACES) instanceof Map<?, ?> parts) {
            parts.forEach((name, part) -> followRole(before, merged, String.valueOf(name), part));
        }
        return ConfigurationReader.read(merged);
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
        followRole(before, tree, name, patch);
        return ConfigurationReader.read(tree);
    }

    /** Forgets an interface. */
    public static ProxyConfiguration removeInterface(ProxyConfiguration before, String name) {
        Map<String, Object> tree = ConfigurationWriter.write(before);
        interfaces(tree).remove(name);
        return ConfigurationReader.read(tree);
    }

    /**
     * A policy that was nobody's choice but the default of the old role gives way to that of the new one: written out, as
     * it is in the tree, it would look like a choice.
     */
    private static void followRole(ProxyConfiguration before, Object tree, String name, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> keys)
                || !keys.containsKey(Keys.ROLE)
                || keys.containsKey(Keys.DENIED_GROUPS)) {
            return;
        }
        boolean isDefault = before.interfaceNamed(name)
                .filter(present -> present.policy()
                        .denied()
                        .equals(GroupPolicy.defaultFor(present.role()).denied()))
                .isPresent();
        if (isDefault) {
            body(tree, name).ifPresent(body -> body.remove(Keys.DENIED_GROUPS));
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<Object, @Nullable Object>> body(Object tree, String name) {
        return tree instanceof Map<?, ?> document
                        && document.get(Keys.INTERFACES) instanceof Map<?, ?> interfaces
                        && interfaces.get(name) instanceof Map<?, ?> body
                ? Optional.of((Map<Object, @Nullable Object>) body)
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, @Nullable Object> interfaces(Map<String, Object> tree) {
        return (Map<Object, @Nullable Object>) Objects.requireNonNull(tree.get(Keys.INTERFACES));
    }
}
