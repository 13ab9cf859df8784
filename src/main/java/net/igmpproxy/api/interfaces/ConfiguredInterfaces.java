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

/** Looks up configured interfaces by the names in paths and bodies. */
final class ConfiguredInterfaces {
    private static final String NAME = "name";
    private static final String STATUS = "status";
    private static final String PATTERN = "pattern";

    private ConfiguredInterfaces() {}

    /**
     * Returns the name of a configured interface.
     *
     * @throws ProblemException if no such interface is configured
     */
    static InterfaceName name(ProxyConfiguration configuration, String name) {
        get(configuration, name);
        return new InterfaceName(name);
    }

    /**
     * Returns the configuration of an interface.
     *
     * @throws ProblemException if no such interface is configured
     */
    static InterfaceConfiguration get(ProxyConfiguration configuration, String name) {
        return configuration.interfaceNamed(name).orElseThrow(() -> unknown(configuration, name));
    }

    /**
     * Creates the refusal of a name that is no key of the document. Names the pattern that matches it, if there is one.
     */
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
     * Returns a configuration in which one key of an interface has another value.
     *
     * @param key the key in the document, such as {@code role} or {@code altSubnets}
     */
    static ProxyConfiguration with(ProxyConfiguration before, String name, String key, Object value) {
        return DocumentEdit.mergeInterface(before, name(before, name).value(), Map.of(key, value));
    }

    /**
     * Returns the configuration part of a body in response form: removes the name, which must equal the one in the
     * path, and the read-only keys {@code pattern} and {@code status}.
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

    /**
     * Returns the name in the body of an interface to add.
     *
     * @throws ProblemException if the name is missing or not valid
     */
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
