package net.igmpproxy.api.change;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ChangeOrder;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Applies requested configuration changes, or plans them for dry runs, and shows the configuration in force. */
@Component
public class Changes {
    private final ConfigurationService service;

    Changes(ConfigurationService service) {
        this.service = service;
    }

    /** Returns the configuration in force. */
    public ProxyConfiguration configuration() {
        return service.configuration();
    }

    /**
     * Changes the configuration, or only plans the change if the request is a dry run.
     *
     * @param reason short description of the change
     * @param change computes the new configuration from the one in force
     */
    public ChangeOutcome carryOut(ChangeRequest request, String reason, UnaryOperator<ProxyConfiguration> change) {
        request.requirePresentAllowed();
        ChangeOrder order = request.order().because(reason);
        return new ChangeOutcome(
                request.dryRun() ? service.plan(order, change) : service.change(order, change), request.dryRun());
    }

    /** Returns 200 with a part of the configuration in force as body and the version as ETag. */
    public <T> ResponseEntity<T> show(Function<ProxyConfiguration, T> body) {
        return show(configuration(), body);
    }

    /** Returns 200 with a part of the given configuration, which is in force, as body and its version as ETag. */
    public static <T> ResponseEntity<T> show(ProxyConfiguration configuration, Function<ProxyConfiguration, T> body) {
        return versioned(HttpStatus.OK, configuration).body(body.apply(configuration));
    }

    /** Starts a response with the version of a configuration in force as ETag. */
    static ResponseEntity.BodyBuilder versioned(HttpStatus status, ProxyConfiguration configuration) {
        return ResponseEntity.status(status)
                .eTag(ConfigurationVersion.of(configuration).value());
    }
}
