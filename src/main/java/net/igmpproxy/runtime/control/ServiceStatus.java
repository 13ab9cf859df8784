package net.igmpproxy.runtime.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.Outage;
import net.igmpproxy.runtime.port.Refusal;

/**
 * Whether the proxy forwards.
 *
 * @param state       in one word
 * @param reasons     why it forwards nothing, each a sentence with its remedy; empty while it forwards, or would if there were
 *                    something
 * @param impairments what interfaces lack while it forwards between others, each a clause such as "eth2 is absent"
 * @param refusal     what the kernel has refused it for, if it is that
 */
public record ServiceStatus(State state, List<String> reasons, List<String> impairments, Optional<Refusal> refusal) {
    public ServiceStatus {
        reasons = List.copyOf(reasons);
        impairments = List.copyOf(impairments);
    }

    /** A status that is not the kernel's doing. */
    public ServiceStatus(State state, List<String> reasons) {
        this(state, reasons, List.of(), Optional.empty());
    }

    /** The status of a proxy that works, and forwards if no interface keeps it from that. */
    public static ServiceStatus running(Outage outage) {
        return new ServiceStatus(State.RUNNING, outage.reasons(), outage.impairments(), Optional.empty());
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

    /** All that keeps it from forwarding, or from forwarding everywhere, each a sentence. */
    public List<String> sentences() {
        return Stream.concat(reasons.stream(), impairments.stream().map(clause -> clause + "."))
                .toList();
    }

    /** The status in one line. */
    public String line() {
        return forwards()
                ? Stream.concat(Stream.of("Forwarding"), impairments.stream()).collect(Collectors.joining("; "))
                : "Not forwarding: " + String.join(" ", reasons);
    }

    /** Whether the proxy works, in one word. */
    public enum State {
        /** It forwards, or will as soon as the interfaces that the reasons name can be used; perhaps not on all interfaces. */
        RUNNING,
        /** The configuration is not whole yet. */
        INCOMPLETE,
        /** The configuration says {@code enabled: false}. */
        DISABLED,
        /** The kernel refuses; it is tried again. */
        FAILED
    }
}
