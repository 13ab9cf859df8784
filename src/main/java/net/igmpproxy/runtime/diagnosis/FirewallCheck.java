package net.igmpproxy.runtime.diagnosis;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.wire.MessageType;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.FilteredPacket;
import net.igmpproxy.runtime.probe.FilteredPacket.Hook;
import net.igmpproxy.runtime.probe.PacketFilter;
import net.igmpproxy.runtime.probe.PacketFilter.Drop;

/** Check for firewall rules of this router that drop IGMP or requested streams. */
final class FirewallCheck {
    /** Type of the findings of {@link #ofStreams}. */
    static final String STREAMS = "firewall-drops-streams";

    private static final String IGMP = "firewall-drops-igmp";

    private final PacketFilter filter;

    FirewallCheck(PacketFilter filter) {
        this.filter = filter;
    }

    /** Checks received and sent IGMP, and reports the most severe drop per interface. */
    Stream<Diagnosis> ofIgmp(Situation situation) {
        return situation
                .active()
                .flatMap(
                        status -> status
                                .link()
                                .flatMap(link -> status.role() == Role.UPSTREAM ? upstream(link) : downstream(link))
                                .stream());
    }

    /** Checks streams from the upstream interface to downstream interfaces with members. */
    Stream<Diagnosis> ofStreams(Situation situation) {
        return situation.upstream().flatMap(InterfaceStatus::link).stream()
                .flatMap(input -> situation
                        .active()
                        .filter(status -> status.role() == Role.DOWNSTREAM)
                        .flatMap(status -> status.link().stream())
                        .flatMap(output -> stream(situation, input, output).stream()));
    }

    private Optional<Diagnosis> downstream(Link link) {
        InterfaceName name = link.name();
        return igmp(
                        link,
                        incoming(link, MessageType.REPORT_V3, Ipv4Address.ALL_IGMPV3_ROUTERS),
                        Severity.ERROR,
                        "reports that arrive on " + name + ": no host there can join a group")
                .or(() -> igmp(
                        link,
                        outgoing(link, MessageType.MEMBERSHIP_QUERY, Ipv4Address.ALL_SYSTEMS),
                        Severity.ERROR,
                        "queries to " + name + ": the memberships of hosts there end after minutes"))
                .or(() -> igmp(
                        link,
                        incoming(link, MessageType.LEAVE_GROUP, Ipv4Address.ALL_ROUTERS),
                        Severity.WARNING,
                        "leave messages that arrive on " + name
                                + ": streams that IGMPv2 hosts have left continue for minutes"));
    }

    private Optional<Diagnosis> upstream(Link link) {
        return igmp(
                        link,
                        outgoing(link, MessageType.REPORT_V3, Ipv4Address.ALL_IGMPV3_ROUTERS),
                        Severity.ERROR,
                        "reports to " + link.name() + ": the next router sends no stream here")
                .or(() -> igmp(
                        link,
                        incoming(link, MessageType.MEMBERSHIP_QUERY, Ipv4Address.ALL_SYSTEMS),
                        Severity.ERROR,
                        "queries that arrive on " + link.name()
                                + ": they are not answered, and streams end after minutes"));
    }

    private Optional<Diagnosis> igmp(Link link, Stream<FilteredPacket> way, Severity severity, String what) {
        return firstDrop(way)
                .map(dropped -> Diagnosis.on(
                        link.name(),
                        IGMP,
                        severity,
                        "The firewall of this router drops IGMP " + what + ". It is " + dropped.what(),
                        dropped.remedy("ip protocol igmp")));
    }

    private Optional<Diagnosis> stream(Situation situation, Link input, Link output) {
        return situation.memberships().stream()
                .filter(membership -> membership.interfaceName().equals(output.name()))
                .map(GroupMembership::group)
                .min(Comparator.naturalOrder())
                .flatMap(group -> firstDrop(forwarded(input, output, group.address()))
                        .map(dropped -> Diagnosis.on(
                                output.name(),
                                STREAMS,
                                Severity.ERROR,
                                "The firewall of this router drops streams from " + input.name() + " to "
                                        + output.name() + ", such as that of " + group
                                        + ", which a host there has joined. It is " + dropped.what(),
                                dropped.remedy("ip daddr 224.0.0.0/4"))));
    }

    private Optional<Dropped> firstDrop(Stream<FilteredPacket> way) {
        return way.flatMap(packet -> filter.dropper(packet).map(drop -> new Dropped(packet, drop)).stream())
                .findFirst();
    }

    private static Stream<FilteredPacket> incoming(Link link, MessageType type, Ipv4Address destination) {
        return Stream.of(Hook.PREROUTING, Hook.INPUT)
                .map(hook -> FilteredPacket.received(hook, link, destination, type.code()));
    }

    private static Stream<FilteredPacket> outgoing(Link link, MessageType type, Ipv4Address destination) {
        return Stream.of(Hook.OUTPUT, Hook.POSTROUTING)
                .map(hook -> FilteredPacket.sent(hook, link, destination, type.code()));
    }

    private static Stream<FilteredPacket> forwarded(Link input, Link output, Ipv4Address group) {
        return Stream.of(Hook.PREROUTING, Hook.FORWARD, Hook.POSTROUTING)
                .map(hook -> FilteredPacket.forwarded(hook, input, output, group));
    }

    /** Packet and the rule or policy that drops it. */
    private record Dropped(FilteredPacket packet, Drop drop) {
        String what() {
            return drop.by() + " (nft -a list chain " + drop.table() + " " + drop.chain() + ")";
        }

        /** Returns a command that inserts an accept rule before all other rules. */
        String remedy(String match) {
            return "nft insert rule " + drop.table() + " " + drop.chain()
                    + packet.input().map(link -> name(" iifname ", link)).orElse("")
                    + packet.output().map(link -> name(" oifname ", link)).orElse("")
                    + " " + match + " accept";
        }

        /** nft(8) joins its arguments, so the shell must pass the quotation marks to it. */
        private static String name(String key, Link link) {
            return key + Commands.quoted('"' + link.name().value() + '"');
        }
    }
}
