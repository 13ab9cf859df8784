package net.igmpproxy.runtime;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Whether the proxy forwards.
 *
 * @param state   in one word
 * @param reasons why it forwards nothing, each a sentence with its remedy; empty while it forwards, or would if there were
 *                something
 * @param refusal what the kernel has refused it for, if it is that
 */
public record ServiceStatus(State state, List<String> reasons, Optional<Refusal> refusal) {
    public ServiceStatus {
        reasons = List.copyOf(reasons);
    }

    /** A status that is not the kernel's doing. */
    public ServiceStatus(State state, List<String> reasons) {
        this(state, reasons, Optional.empty());
    }

    /** The status of a proxy that does not say how it is, as far as its configuration tells. */
    public static ServiceStatus unanswered(ProxyConfiguration configuration, String reason) {
        if (!configuration.enabled()) {
            return new ServiceStatus(State.DISABLED, List.of("igmp-proxy is disabled: set enabled to true"));
        }
        return configuration.isWhole()
                ? new ServiceStatus(State.FAILED, List.of(reason))
                : new ServiceStatus(State.INCOMPLETE, configuration.missing());
    }

    /** Whether the proxy forwards what hosts want. */
    public boolean forwards() {
        return state == State.RUNNING && reasons.isEmpty();
    }

    /** Whether the proxy works, in one word. */
    public enum State {
        /** It forwards, or will as soon as the interfaces that the reasons name can be used. */
        RUNNING,
        /** The configuration is not whole yet. */
        INCOMPLETE,
        /** The configuration says {@code enabled: false}. */
        DISABLED,
        /** The kernel refuses; it is tried again. */
        FAILED
    }
}
