package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.ServiceStatus;

/** State of the service as a REST response. */
@Schema(name = "Service")
record ServiceResponse(
        @Schema(description = "Whether the proxy is enabled")
        boolean enabled,

        @Schema(
                description = "State of the proxy. running: the proxy forwards, or waits for the interfaces"
                        + " named in reasons. failed: the kernel refused an operation, and the proxy"
                        + " retries.",
                allowableValues = {"running", "incomplete", "disabled", "failed"})
        String state,

        @Schema(description = "Whether the proxy forwards, possibly not on all interfaces")
        boolean forwarding,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Reasons why the proxy does not forward, or not on some"
                                        + " interfaces, each with its remedy. Empty if it forwards on all"
                                        + " interfaces."))
        List<String> reasons) {
    static ServiceResponse of(ProxyConfiguration configuration, ServiceStatus status) {
        return new ServiceResponse(
                configuration.enabled(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.forwards(),
                status.sentences());
    }
}
