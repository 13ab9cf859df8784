package net.igmpproxy.api.change;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ConfigurationTransition;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Configuration change that was made, or only planned because of {@code dryRun}. Creates the responses to it. Only
 * responses to changes that were made carry the version in force as ETag.
 */
public final class ChangeOutcome {
    private final ConfigurationTransition transition;
    private final List<ChangeResponse> items;
    private final boolean isDryRun;

    ChangeOutcome(ConfigurationTransition transition, boolean isDryRun) {
        this.transition = transition;
        this.items = transition.differences().stream().map(ChangeResponse::of).toList();
        this.isDryRun = isDryRun;
    }

    /** Returns true if the change was only planned. */
    public boolean isDryRun() {
        return isDryRun;
    }

    /** Returns the configuration after the change. */
    public ProxyConfiguration after() {
        return transition.after();
    }

    /** Returns the differences in document order; empty if nothing changes. */
    public List<ChangeResponse> items() {
        return items;
    }

    /** Returns 200 with a resource that contains configuration only. */
    public <T> ResponseEntity<ChangeAnswer<T>> show(Function<ProxyConfiguration, T> resource) {
        return ok(answer(resource.apply(after())));
    }

    /** Returns 201 with a new resource that contains configuration only; 200 if the change was only planned. */
    public <T> ResponseEntity<ChangeAnswer<T>> showCreated(URI location, Function<ProxyConfiguration, T> resource) {
        return isDryRun
                ? show(resource)
                : versioned(HttpStatus.CREATED).location(location).body(answer(resource.apply(after())));
    }

    /**
     * Returns 200 with a resource that also contains status. The response has no ETag, because a configuration version
     * does not validate such a body.
     */
    public <T> ResponseEntity<ChangeAnswer<T>> showStatus(T resource) {
        return ResponseEntity.ok(answer(resource));
    }

    /** Like {@link #showStatus}, with 201 for a new resource unless the change was only planned. */
    public <T> ResponseEntity<ChangeAnswer<T>> showCreatedStatus(URI location, T resource) {
        return isDryRun
                ? showStatus(resource)
                : ResponseEntity.created(location).body(answer(resource));
    }

    /** Returns 204 for a removed resource; 200 with the differences if the change was only planned. */
    public ResponseEntity<ConfigurationPlan> removed() {
        return isDryRun
                ? ok(new ConfigurationPlan(items))
                : versioned(HttpStatus.NO_CONTENT).build();
    }

    /** Returns 200 with a body that contains configuration only. */
    public <B> ResponseEntity<B> ok(B body) {
        return isDryRun ? ResponseEntity.ok(body) : versioned(HttpStatus.OK).body(body);
    }

    private <T> ChangeAnswer<T> answer(T resource) {
        return new ChangeAnswer<>(resource, items);
    }

    private ResponseEntity.BodyBuilder versioned(HttpStatus status) {
        return Changes.versioned(status, after());
    }
}
