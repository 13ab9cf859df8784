package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;

/** Interfaces without which a proxy that works can forward nothing: its upstream interface, or all of its downstream ones. */
public final class Outage {
    private final ProxyConfiguration configuration;
    private final List<InterfaceStatus> interfaces;

    /**
     * @param interfaces the state of the configured interfaces
     */
    public Outage(ProxyConfiguration configuration, List<InterfaceStatus> interfaces) {
        this.configuration = configuration;
        this.interfaces = List.copyOf(interfaces);
    }

    /** Why nothing can be forwarded, each a sentence; empty if something can be. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        List<String> upstream = lacking(Role.UPSTREAM);
        if (!upstream.isEmpty()) {
            reasons.add("The upstream interface cannot be used: " + String.join(", ", upstream) + ".");
        }
        List<String> downstream = lacking(Role.DOWNSTREAM);
        if (!downstream.isEmpty()) {
            reasons.add("No downstream interface can be used: " + String.join(", ", downstream) + ".");
        }
        return reasons;
    }

    /** What the interfaces of a role lack; empty if one of them lacks nothing. */
    private List<String> lacking(Role role) {
        List<String> lacking = new ArrayList<>();
        for (InterfaceStatus status : interfaces) {
            if (status.role() == role) {
                String lack = lack(status);
                if (lack.isEmpty()) {
                    return List.of();
                }
                lacking.add(status.name() + " " + lack);
            }
        }
        configuration.interfaces().forEach((name, settings) -> {
            if (settings.role() == role && ProxyConfiguration.isPattern(name) && matchesNone(name)) {
                lacking.add("there is no " + name);
            }
        });
        return lacking;
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

    /** Without a network of its own an interface admits nobody but its alternative subnets. */
    private boolean isAddressed(InterfaceStatus status) {
        return status.link().stream().anyMatch(link -> !link.addresses().isEmpty())
                || configuration
                        .of(status.name())
                        .filter(settings -> !settings.altSubnets().isEmpty())
                        .isPresent();
    }
}
