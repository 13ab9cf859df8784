package net.igmpproxy.api.interfaces;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.InterfaceStatus;
import net.igmpproxy.runtime.ProxyControl;
import org.springframework.stereotype.Component;

/** The configured interfaces, each with its configuration and its status. */
@Component
class InterfaceDirectory {
    private final ProxyControl control;

    InterfaceDirectory(ProxyControl control) {
        this.control = control;
    }

    /** All, in order of their names. */
    List<InterfaceResponse> all() {
        return all(control.configuration());
    }

    /** One that is configured. */
    InterfaceResponse get(ProxyConfiguration configuration, String name) {
        InterfaceName wanted = ConfiguredInterfaces.name(configuration, name);
        return all(configuration).stream()
                .filter(candidate -> candidate.name().equals(wanted.value()))
                .findFirst()
                .orElseThrow();
    }

    private List<InterfaceResponse> all(ProxyConfiguration configuration) {
        Map<InterfaceName, StatusResponse> statuses =
                control.interfaces().stream().collect(Collectors.toMap(InterfaceStatus::name, StatusResponse::of));
        return configuration.interfaces().entrySet().stream()
                .map(entry -> new InterfaceResponse(
                        entry.getKey().value(),
                        ConfigurationWriter.write(entry.getValue()),
                        statuses.get(entry.getKey())))
                .toList();
    }
}
