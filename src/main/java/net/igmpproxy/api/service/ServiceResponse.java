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
        @Schema(description = "Whether the proxy is to work at all")
        boolean enabled,

        @Schema(
                description =
                        "running: it works, and reasons names the interfaces that it waits for; failed: the kernel"
                                + " refuses, it is tried again",
                allowableValues = {"running", "incomplete", "disabled", "failed"})
        String state,

        @Schema(description = "Whether it forwards, if not on all interfaces")
        boolean forwarding,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Why it forwards nothing, each with its remedy, or which interfaces cannot be"
                                                + " used while others can; empty while it forwards on all interfaces"))
        List<String> reasons) {
    static ServiceResponse of(ProxyConfiguration configuration, ServiceStatus status) {
        return new ServiceResponse(
                configuration.enabled(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.forwards(),
                status.sentences());
    }
}
