package net.igmpproxy.runtime.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;

/** Check for multicast prefixes in {@code altSubnets}, which match no source and no host. */
final class AltSubnetsCheck {
    private AltSubnetsCheck() {}

    static Stream<Diagnosis> look(Situation situation) {
        return situation.interfaces().stream()
                .flatMap(status -> situation.configurationOf(status.name()).stream()
                        .flatMap(configured -> look(status, configured).stream()));
    }

    private static Optional<Diagnosis> look(InterfaceStatus status, InterfaceConfiguration configured) {
        List<Ipv4Prefix> groups =
                configured.altSubnets().stream().filter(GroupPolicy::isOfGroups).toList();
        List<Ipv4Prefix> others = configured.altSubnets().stream()
                .filter(network -> !GroupPolicy.isOfGroups(network))
                .toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnosis.on(
                        status.name(),
                        "groups-in-alt-subnets",
                        Severity.WARNING,
                        "altSubnets of " + status.name() + " has networks of groups ("
                                + groups.stream().map(Ipv4Prefix::toString).collect(Collectors.joining(", "))
                                + "): no source and no host has such an address, so they admit nothing. To allow"
                                + " these groups, list them in allowedGroups",
                        Commands.patch(status.name(), "{\"altSubnets\": " + array(others) + "}")));
    }

    private static String array(List<Ipv4Prefix> networks) {
        return networks.stream().map(network -> "\"" + network + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
