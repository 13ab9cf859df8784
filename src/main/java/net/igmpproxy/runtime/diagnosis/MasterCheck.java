package net.igmpproxy.runtime.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.Master;

/**
 * Check for configured interfaces that are enslaved to a master, which receives their packets or routes them in its own
 * table.
 */
final class MasterCheck {
    private MasterCheck() {}

    static Stream<Diagnosis> look(Situation situation, Map<InterfaceName, Master> masters) {
        return situation.interfaces().stream()
                .filter(status -> status.role() != Role.DISABLED)
                .flatMap(status -> Optional.ofNullable(masters.get(status.name())).stream()
                        .map(master -> look(status, master, situation)));
    }

    private static Diagnosis look(InterfaceStatus status, Master master, Situation situation) {
        return master.kind() == Master.Kind.VRF ? inVrf(status, master) : port(status, master, situation);
    }

    private static Diagnosis port(InterfaceStatus status, Master master, Situation situation) {
        return Diagnosis.on(
                status.name(),
                "interface-is-port",
                Severity.ERROR,
                status.name() + " is a port of " + master.name() + ": configure " + master.name()
                        + ". The kernel delivers what arrives on " + status.name() + " to " + master.name()
                        + ", so the proxy receives no IGMP and no streams on the port",
                Commands.call(
                        "PATCH",
                        "/config",
                        "{\"interfaces\": {" + withoutPort(status, situation) + withMaster(status, master, situation)
                                + "}}"));
    }

    /** Returns the change that removes the port. A port that matches a pattern gets its own disabled entry. */
    private static String withoutPort(InterfaceStatus status, Situation situation) {
        boolean hasEntry = situation.configuration().interfaces().containsKey(status.name());
        return Commands.json(status.name().value()) + ": " + (hasEntry ? "null" : "{\"role\": \"disabled\"}");
    }

    private static String withMaster(InterfaceStatus status, Master master, Situation situation) {
        boolean isConfigured = situation
                .configurationOf(master.name())
                .filter(known -> known.role() == status.role())
                .isPresent();
        return isConfigured
                ? ""
                : ", " + Commands.json(master.name().value()) + ": {\"role\": \""
                        + (status.role() == Role.UPSTREAM ? "upstream" : "downstream") + "\"}";
    }

    private static Diagnosis inVrf(InterfaceStatus status, Master master) {
        return Diagnosis.on(
                status.name(),
                "interface-in-vrf",
                Severity.ERROR,
                status.name() + " belongs to the VRF " + master.name()
                        + ": the kernel looks up its multicast in the table of the VRF, while the proxy forwards by"
                        + " the default table, so no stream is forwarded. Take it out of the VRF, or run the proxy"
                        + " in a network"
                        + " namespace that has the interfaces without a VRF",
                "ip link set dev " + Commands.quoted(status.name().value()) + " nomaster");
    }
}
