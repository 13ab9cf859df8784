package net.igmpproxy.core.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;

/**
 * Interfaces that cannot be used. A running proxy cannot forward without its upstream interface, or without all
 * downstream interfaces. If some downstream interfaces are unusable, it forwards between the others.
 */
public final class Outage {
    private final ProxyConfiguration configuration;
    private final List<InterfaceStatus> interfaces;

    /**
     * Creates the summary of one point in time.
     *
     * @param interfaces status of the configured interfaces
     */
    public Outage(ProxyConfiguration configuration, List<InterfaceStatus> interfaces) {
        this.configuration = configuration;
        this.interfaces = List.copyOf(interfaces);
    }

    /** Reasons why nothing can be forwarded, each a sentence; empty if something can be forwarded. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        List<String> upstream = unusable(Role.UPSTREAM);
        if (!upstream.isEmpty() && !isUsable(Role.UPSTREAM)) {
            reasons.add("The upstream interface cannot be used: " + String.join(", ", upstream) + ".");
        }
        List<String> downstream = unusable(Role.DOWNSTREAM);
        if (!downstream.isEmpty() && !isUsable(Role.DOWNSTREAM)) {
            reasons.add("No downstream interface can be used: " + String.join(", ", downstream) + ".");
        }
        return reasons;
    }

    /**
     * Faults of some interfaces while others forward, each a clause such as "eth2 is absent"; empty if nothing can be
     * forwarded.
     */
    public List<String> impairments() {
        return isUsable(Role.UPSTREAM) && isUsable(Role.DOWNSTREAM)
                ? Stream.of(Role.UPSTREAM, Role.DOWNSTREAM)
                        .flatMap(role -> lacking(role).stream())
                        .toList()
                : List.of();
    }

    private boolean isUsable(Role role) {
        return interfaces.stream()
                .anyMatch(status -> status.role() == role && lack(status).isEmpty());
    }

    /** Faults of the interfaces of a role, and patterns that no interface matches. */
    private List<String> unusable(Role role) {
        List<String> lacking = new ArrayList<>(lacking(role));
        configuration.interfaces().forEach((name, settings) -> {
            if (settings.role() == role && ProxyConfiguration.isPattern(name) && matchesNone(name)) {
                lacking.add("there is no " + name);
            }
        });
        return lacking;
    }

    private List<String> lacking(Role role) {
        return interfaces.stream()
                .filter(status -> status.role() == role && !lack(status).isEmpty())
                .map(status -> status.name() + " " + lack(status))
                .toList();
    }

    private boolean matchesNone(InterfaceName pattern) {
        return interfaces.stream()
                .noneMatch(status -> configuration.keyOf(status.name()).equals(Optional.of(pattern)));
    }

    private String lack(InterfaceStatus status) {
        return switch (status.state()) {
            case ACTIVE -> isAddressed(status) ? "" : "has no IPv4 address";
            case DOWN -> "is down";
            case FAILED -> "has no VIF or no memberships, which the kernel refuses";
            case ABSENT -> "is absent";
            case DISABLED -> "is disabled";
        };
    }

    /** Returns true if the interface admits any host: it has a network of its own or alt-subnets. */
    private boolean isAddressed(InterfaceStatus status) {
        return status.link().stream().anyMatch(link -> !link.addresses().isEmpty())
                || configuration
                        .of(status.name())
                        .filter(settings -> !settings.altSubnets().isEmpty())
                        .isPresent();
    }
}
