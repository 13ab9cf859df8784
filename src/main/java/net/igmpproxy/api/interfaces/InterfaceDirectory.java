package net.igmpproxy.api.interfaces;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Configured interfaces, each with its configuration and status. */
@Component
class InterfaceDirectory {
    private final ProxyControl control;

    InterfaceDirectory(ProxyControl control) {
        this.control = control;
    }

    /** Returns all interfaces, sorted by name. */
    List<InterfaceResponse> all() {
        return all(control.configuration(), control.interfaces());
    }

    /** Returns an interface that is configured by name, or exists and matches a configured pattern. */
    InterfaceResponse get(ProxyConfiguration configuration, String name) {
        return get(configuration, name, control.interfaces());
    }

    /**
     * Returns an interface after a change. The status is missing if the proxy does not respond, because the change is
     * already in force.
     */
    InterfaceResponse changed(ProxyConfiguration configuration, String name) {
        try {
            return get(configuration, name);
        } catch (ProxyUnavailableException silent) {
            return planned(configuration, name);
        }
    }

    /** Returns an interface as a configuration has it, without status. */
    InterfaceResponse planned(ProxyConfiguration configuration, String name) {
        return get(configuration, name, List.of());
    }

    private static InterfaceResponse get(ProxyConfiguration configuration, String name, List<InterfaceStatus> present) {
        return all(configuration, present).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ConfiguredInterfaces.unknown(configuration, name));
    }

    private static List<InterfaceResponse> all(ProxyConfiguration configuration, List<InterfaceStatus> present) {
        Map<InterfaceName, StatusResponse> statuses =
                present.stream().collect(Collectors.toMap(InterfaceStatus::name, StatusResponse::of));
        TreeSet<InterfaceName> names = new TreeSet<>(configuration.interfaces().keySet());
        names.addAll(statuses.keySet());
        return names.stream()
                .flatMap(name -> configuration.keyOf(name).stream()
                        .map(key -> response(configuration, name, key, statuses.get(name))))
                .toList();
    }

    private static InterfaceResponse response(
            ProxyConfiguration configuration, InterfaceName name, InterfaceName key, @Nullable StatusResponse status) {
        return new InterfaceResponse(
                name.value(),
                configuration.of(name).map(ConfigurationWriter::write).orElseThrow(),
                key.equals(name) ? null : key.value(),
                status);
    }
}
