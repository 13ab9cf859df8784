package net.igmpproxy.api.change;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Applies requested configuration changes, or plans them for dry runs, and adds the version in force to the response.
 */
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
     * Changes the configuration. The response carries the version as ETag, because its body contains configuration
     * only.
     *
     * @param reason short description of the change
     * @param change computes the new configuration from the one in force
     * @param answer creates the response from the new configuration
     */
    public ResponseEntity<?> carryOut(
            ChangeRequest request,
            String reason,
            UnaryOperator<ProxyConfiguration> change,
            Function<ProxyConfiguration, ResponseEntity<?>> answer) {
        return carryOutWithStatus(request, reason, change, after -> withVersion(after, answer));
    }

    /**
     * Changes the configuration and returns a body that also contains status. The response has no ETag, because a
     * configuration version does not validate such a body.
     *
     * @param reason short description of the change
     * @param change computes the new configuration from the one in force
     * @param answer creates the response from the new configuration, which is already in force; must not fail if a
     *               status is missing
     */
    public ResponseEntity<?> carryOutWithStatus(
            ChangeRequest request,
            String reason,
            UnaryOperator<ProxyConfiguration> change,
            Function<ProxyConfiguration, ResponseEntity<?>> answer) {
        request.requirePresentAllowed();
        if (request.dryRun()) {
            return ResponseEntity.ok(
                    ConfigurationPlan.of(service.plan(request.order().because(reason), change)));
        }
        return answer.apply(service.change(request.order().because(reason), change));
    }

    /** Like {@link #carryOut}, with status 200 and a body. */
    public ResponseEntity<?> carryOutAndShow(
            ChangeRequest request,
            String reason,
            UnaryOperator<ProxyConfiguration> change,
            Function<ProxyConfiguration, ?> body) {
        return carryOut(request, reason, change, after -> ResponseEntity.ok(body.apply(after)));
    }

    /** Returns 200 with a part of the configuration in force as body and the version as ETag. */
    public ResponseEntity<?> show(Function<ProxyConfiguration, ?> body) {
        return show(configuration(), body);
    }

    /** Returns 200 with a part of the given configuration, which is in force, as body and its version as ETag. */
    public static ResponseEntity<?> show(ProxyConfiguration configuration, Function<ProxyConfiguration, ?> body) {
        return withVersion(configuration, present -> ResponseEntity.ok(body.apply(present)));
    }

    private static ResponseEntity<?> withVersion(
            ProxyConfiguration configuration, Function<ProxyConfiguration, ResponseEntity<?>> answer) {
        ResponseEntity<?> response = answer.apply(configuration);
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .eTag(ConfigurationVersion.of(configuration).value())
                .body(response.getBody());
    }
}
