package net.igmpproxy.runtime.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.Outage;
import net.igmpproxy.runtime.port.Refusal;

/**
 * Forwarding status of the proxy.
 *
 * @param state       state of the proxy
 * @param reasons     reasons why nothing is forwarded, each a sentence with a remedy; empty while the proxy forwards or
 *                    is ready to
 * @param impairments defects of single interfaces while others forward, each a clause such as "eth2 is absent"
 * @param refusal     refusal by the kernel, if that is the reason
 */
public record ServiceStatus(State state, List<String> reasons, List<String> impairments, Optional<Refusal> refusal) {
    public ServiceStatus {
        reasons = List.copyOf(reasons);
        impairments = List.copyOf(impairments);
    }

    /** Creates a status that is not caused by the kernel. */
    public ServiceStatus(State state, List<String> reasons) {
        this(state, reasons, List.of(), Optional.empty());
    }

    /** Creates the status of a working proxy, which forwards unless interfaces prevent it. */
    public static ServiceStatus running(Outage outage) {
        return new ServiceStatus(State.RUNNING, outage.reasons(), outage.impairments(), Optional.empty());
    }

    /** Derives the status from the configuration if the proxy does not answer. */
    public static ServiceStatus unanswered(ProxyConfiguration configuration, String reason) {
        ServiceStatus expected = expected(configuration);
        return expected.state == State.RUNNING ? new ServiceStatus(State.FAILED, List.of(reason)) : expected;
    }

    /** Derives the status that a configuration leads to if all its interfaces can be used. */
    public static ServiceStatus expected(ProxyConfiguration configuration) {
        if (!configuration.enabled()) {
            return new ServiceStatus(State.DISABLED, List.of("igmp-proxy is disabled: set enabled to true"));
        }
        return configuration.isWhole()
                ? new ServiceStatus(State.RUNNING, List.of())
                : new ServiceStatus(State.INCOMPLETE, configuration.missing());
    }

    /** Returns true if the proxy forwards. */
    public boolean forwards() {
        return state == State.RUNNING && reasons.isEmpty();
    }

    /** Returns all reasons and impairments as sentences. */
    public List<String> sentences() {
        return Stream.concat(reasons.stream(), impairments.stream().map(clause -> clause + "."))
                .toList();
    }

    /** Returns the status in one line. */
    public String line() {
        return forwards()
                ? Stream.concat(Stream.of("Forwarding"), impairments.stream()).collect(Collectors.joining("; "))
                : "Not forwarding: " + String.join(" ", reasons);
    }

    /** States of the proxy. */
    public enum State {
        /**
         * The proxy forwards, or will as soon as the interfaces named by the reasons are usable. Single interfaces may
         * be impaired.
         */
        RUNNING,
        /** The configuration is incomplete. */
        INCOMPLETE,
        /** The configuration has {@code enabled: false}. */
        DISABLED,
        /** The kernel refuses; the proxy retries. */
        FAILED
    }
}
