package net.igmpproxy.fuzz;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.RouterAlertPolicy;

/** For which reason a packet must be dropped as a whole, before any state machine hears of it. */
public final class Refusals {
    private Refusals() {}

    /** A packet as the interface reads it. */
    public static DecodeResult decode(InterfaceConfiguration configuration, byte[] packet) {
        RouterAlertPolicy policy =
                configuration.protocol().requireRouterAlert() ? RouterAlertPolicy.REQUIRED : RouterAlertPolicy.OPTIONAL;
        return IgmpDecoder.decode(packet, packet.length, policy);
    }

    /** The reason, as counters have it, or nothing if the packet is to be handled. */
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
        return report && !admits(link, configuration, result.source())
                ? Optional.of("foreign_source")
                : Optional.empty();
    }

    private static boolean admits(Link link, InterfaceConfiguration configuration, Ipv4Address host) {
        return host.isUnspecified()
                || link.isNeighbour(host)
                || configuration.altSubnets().stream().anyMatch(subnet -> subnet.contains(host));
    }
}
