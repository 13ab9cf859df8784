package net.igmpproxy.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.ServiceStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Metrics of the service state, the configuration revision and the build. */
@Component
class ServiceMeters implements MeterBinder {
    private final ProxyControl control;
    private final ConfigurationService configurations;
    private final ObjectProvider<BuildProperties> build;

    ServiceMeters(ProxyControl control, ConfigurationService configurations, ObjectProvider<BuildProperties> build) {
        this.control = control;
        this.configurations = configurations;
        this.build = build;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("igmp.proxy.forwarding", this, ServiceMeters::forwarding)
                .description("1 if the proxy forwards, otherwise 0")
                .register(registry);
        Gauge.builder("igmp.proxy.enabled", this, ServiceMeters::enabled)
                .description("1 if the configuration enables the proxy, otherwise 0")
                .register(registry);
        Gauge.builder(
                        "igmp.proxy.configuration.revision",
                        configurations,
                        service -> service.revisions().latest())
                .description("Revision number of the configuration in force")
                .register(registry);
        Gauge.builder(
                        "igmp.proxy.configuration.file.refused",
                        configurations,
                        service -> service.fileProblem().isPresent() ? 1 : 0)
                .description("1 if the configuration file is missing, or has an edit that is refused, otherwise 0")
                .register(registry);
        build.ifAvailable(properties -> Gauge.builder("igmp.proxy.build.info", () -> 1)
                .description("Build information. The value is always 1; the labels identify the build.")
                .tag("version", String.valueOf(properties.getVersion()))
                .register(registry));
    }

    private double forwarding() {
        return status().map(ServiceStatus::forwards).orElse(false) ? 1 : 0;
    }

    private double enabled() {
        return status().filter(status -> status.state() == ServiceStatus.State.DISABLED)
                        .isPresent()
                ? 0
                : 1;
    }

    /** Returns the status; empty if the proxy does not respond. */
    private Optional<ServiceStatus> status() {
        try {
            return Optional.of(control.status());
        } catch (ProxyUnavailableException stuck) {
            return Optional.empty();
        }
    }
}
