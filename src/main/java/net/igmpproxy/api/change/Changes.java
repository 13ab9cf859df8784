package net.igmpproxy.api.change;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Carries out what requests want changed, or tells what would change, and answers with the version in force. */
@Component
public class Changes {
    private final ConfigurationService service;

    Changes(ConfigurationService service) {
        this.service = service;
    }

    /** The configuration in force. */
    public ProxyConfiguration configuration() {
        return service.configuration();
    }

    /**
     * Changes the configuration. The response has the version as ETag: its body says nothing but what is configured.
     *
     * @param reason what the change is, in a few words
     * @param change makes the new configuration of the one in force
     * @param answer makes the answer of the new configuration
     */
    public ResponseEntity<?> carryOut(
            ChangeRequest request,
            String reason,
            UnaryOperator<ProxyConfiguration> change,
            Function<ProxyConfiguration, ResponseEntity<?>> answer) {
        return carryOutWithStatus(request, reason, change, after -> withVersion(after, answer));
    }

    /**
     * Changes the configuration, and answers with more than what is configured. The response has no ETag, since a version of
     * the configuration does not validate such a body.
     *
     * @param reason what the change is, in a few words
     * @param change makes the new configuration of the one in force
     * @param answer makes the answer of the new configuration, which is in force then: it must not fail for want of a status
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

    /** The same, answered with 200 and a body. */
    public ResponseEntity<?> carryOutAndShow(
            ChangeRequest request,
            String reason,
            UnaryOperator<ProxyConfiguration> change,
            Function<ProxyConfiguration, ?> body) {
        return carryOut(request, reason, change, after -> ResponseEntity.ok(body.apply(after)));
    }

    /** An answer with 200 and what the configuration in force says of something. */
    public ResponseEntity<?> show(Function<ProxyConfiguration, ?> body) {
        return show(configuration(), body);
    }

    /** An answer with 200 and what a configuration, which is in force, says of something. */
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
