package net.igmpproxy.runtime.diagnosis;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;

/** Check for configured interfaces that are unusable. */
final class InterfaceCheck {
    private InterfaceCheck() {}

    /**
     * @param enslaved interfaces whose packets go to a master; an address would not help them
     */
    static Stream<Diagnosis> look(Situation situation, Set<InterfaceName> enslaved) {
        return situation.interfaces().stream().flatMap(status -> look(status, situation, enslaved).stream());
    }

    private static Optional<Diagnosis> look(InterfaceStatus status, Situation situation, Set<InterfaceName> enslaved) {
        return switch (status.state()) {
            case ABSENT -> Optional.of(absent(status.name()));
            case DOWN -> Optional.of(down(status.name()));
            case ACTIVE, FAILED ->
                status.link().filter(link -> link.addresses().isEmpty()).isPresent()
                                && !enslaved.contains(status.name())
                        ? Optional.of(withoutAddress(status, situation))
                        : Optional.empty();
            case DISABLED -> Optional.empty();
        };
    }

    private static Diagnosis absent(InterfaceName name) {
        return Diagnosis.on(
                name,
                "interface-absent",
                Severity.ERROR,
                "Interface " + name + " does not exist. The proxy uses it as soon as it appears. If it will not"
                        + " appear, remove it from the configuration",
                Commands.call("DELETE", "/interfaces/" + Commands.encoded(name)));
    }

    private static Diagnosis down(InterfaceName name) {
        return Diagnosis.on(
                name,
                "interface-down",
                Severity.ERROR,
                name + " is down, or has no carrier: nothing is received or sent there",
                "ip link set dev " + Commands.quoted(name.value()) + " up");
    }

    private static Diagnosis withoutAddress(InterfaceStatus status, Situation situation) {
        boolean admitsNobody = situation
                .configurationOf(status.name())
                .filter(configured -> configured.altSubnets().isEmpty())
                .isPresent();
        return Diagnosis.on(
                status.name(),
                "interface-without-address",
                admitsNobody ? Severity.ERROR : Severity.WARNING,
                status.name() + " has no IPv4 address: " + consequence(status.role())
                        + (admitsNobody ? "; and since it has no altSubnets either, " + refused(status.role()) : ""),
                "ip address add ADDRESS/LENGTH dev "
                        + Commands.quoted(status.name().value()));
    }

    private static String consequence(Role role) {
        return role == Role.UPSTREAM
                ? "reports leave with the source address 0.0.0.0, which not every router accepts"
                        + " (RFC 9776 section 4.2.14)"
                : "queries leave with the source address 0.0.0.0, which hosts may ignore" + " (RFC 9776 section 9.1)";
    }

    private static String refused(Role role) {
        return role == Role.UPSTREAM ? "no source is admitted" : "no report of a host with an address is accepted";
    }
}
