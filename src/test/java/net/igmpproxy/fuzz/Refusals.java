package net.igmpproxy.fuzz;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.addr.PrefixList;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.RouterAlertPolicy;
import net.igmpproxy.core.wire.TtlPolicy;

/** Determines the reason for which a packet must be dropped before it reaches a state machine. */
public final class Refusals {
    private Refusals() {}

    /** Decodes a packet with the policies of an interface. */
    public static DecodeResult decode(InterfaceConfiguration configuration, byte[] packet) {
        RouterAlertPolicy policy =
                configuration.protocol().requireRouterAlert() ? RouterAlertPolicy.REQUIRED : RouterAlertPolicy.OPTIONAL;
        TtlPolicy ttl = configuration.hosts().requireTtl1() ? TtlPolicy.ONE : TtlPolicy.ANY;
        return IgmpDecoder.decode(packet, packet.length, policy, ttl);
    }

    /** Returns the reason as named by the counters; empty if the packet must be handled. */
    public static Optional<String> of(Link link, InterfaceConfiguration configuration, DecodeResult result) {
        if (result instanceof Rejected rejected) {
            return Optional.of(rejected.error().label());
        }
        if (link.isOwn(result.source())) {
            return Optional.of("own_message");
        }
        boolean report = result instanceof Decoded decoded && decoded.message() instanceof Report;
        if (report && configuration.role() == Role.UPSTREAM) {
            return Optional.of("report_on_upstream");
        }
        if (result instanceof Decoded decoded && decoded.message() instanceof LeaveGroup leave) {
            boolean toRouters = decoded.destination().equals(Ipv4Address.ALL_ROUTERS);
            if (!toRouters && !decoded.destination().equals(leave.group().address())) {
                return Optional.of("leave_destination");
            }
        }
        return report && !admits(link, configuration, result.source())
                ? Optional.of("foreign_source")
                : Optional.empty();
    }

    private static boolean admits(Link link, InterfaceConfiguration configuration, Ipv4Address host) {
        return host.isUnspecified()
                || link.isNeighbour(host)
                || (link.isOfHost(host, PrefixList.of(configuration.altSubnets()))
                        && configuration.altSubnets().stream().anyMatch(subnet -> subnet.contains(host)));
    }
}
