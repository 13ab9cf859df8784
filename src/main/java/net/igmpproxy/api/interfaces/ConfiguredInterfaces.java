package net.igmpproxy.api.interfaces;

import java.util.Map;
import java.util.Optional;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.DocumentEdit;

/** Looks up configured interfaces by the names in paths. */
final class ConfiguredInterfaces {
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
}
