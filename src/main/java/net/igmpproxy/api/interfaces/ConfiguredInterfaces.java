package net.igmpproxy.api.interfaces;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.DocumentEdit;
import org.jspecify.annotations.Nullable;

/** Finds configured interfaces by the names in paths and bodies. */
final class ConfiguredInterfaces {
    private static final String NAME = "name";
    private static final String STATUS = "status";
    private static final String PATTERN = "pattern";

    private ConfiguredInterfaces() {}

    /** The name, which must be that of a configured interface. */
    static InterfaceName name(ProxyConfiguration configuration, String name) {
        get(configuration, name);
        return new InterfaceName(name);
    }

    /** What is configured for an interface. */
    static InterfaceConfiguration get(ProxyConfiguration configuration, String name) {
        return configuration.interfaceNamed(name).orElseThrow(() -> unknown(configuration, name));
    }

    /** What is to be said of a name that is no key of the document. */
    static ProblemException unknown(ProxyConfiguration configuration, String name) {
        Optional<InterfaceName> pattern = Optional.of(name)
                .filter(InterfaceName::isValid)
                .map(InterfaceName::new)
                .flatMap(configuration::keyOf);
        return new ProblemException(
                ProblemType.UNKNOWN_INTERFACE,
                pattern.map(key -> "Interface " + name + " is configured by " + key + ": change that, or add " + name
                                + " under its own name")
                        .orElse("No interface " + name + " is configured: GET /api/v1/interfaces lists all"));
    }

    /**
     * A configuration in which an interface has another value for one key.
     *
     * @param key as the document writes it, such as {@code role} or {@code altSubnets}
     */
    static ProxyConfiguration with(ProxyConfiguration before, String name, String key, Object value) {
        return DocumentEdit.mergeInterface(before, name(before, name).value(), Map.of(key, value));
    }

    /**
     * The configuration in a body as answers have it: without the name, which must be the one in the path, and the pattern
     * and the status, which are read-only.
     */
    static @Nullable Object configuration(@Nullable Object body, String name) {
        if (!(body instanceof Map<?, ?> keys)) {
            return body;
        }
        if (keys.containsKey(NAME) && !name.equals(keys.get(NAME))) {
            throw ProblemException.ofField(
                    NAME, keys.get(NAME), "must be " + name + ", as in the path: interfaces cannot be renamed");
        }
        Map<Object, @Nullable Object> configuration = new LinkedHashMap<>(keys);
        configuration.remove(NAME);
        configuration.remove(STATUS);
        configuration.remove(PATTERN);
        return configuration;
    }

    /** The name in the body of an interface that is to be added. */
    static String nameIn(@Nullable Object body) {
        if (body instanceof Map<?, ?> keys && keys.get(NAME) instanceof String name && InterfaceName.isValid(name)) {
            return name;
        }
        throw ProblemException.ofField(
                NAME,
                body instanceof Map<?, ?> keys ? keys.get(NAME) : null,
                "must be the name of an interface, such as eth1: 1 to 15 bytes in UTF-8, no white space, no / and no :,"
                        + " no control and no format characters");
    }
}
