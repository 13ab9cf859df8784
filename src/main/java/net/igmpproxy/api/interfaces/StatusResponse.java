package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.InterfaceStatus.Traffic;
import org.jspecify.annotations.Nullable;

/** Status of an interface in the kernel and in the proxy. Values that do not apply are omitted. */
@Schema(name = "InterfaceStatus", accessMode = Schema.AccessMode.READ_ONLY)
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusResponse(
        @Schema(
                description =
                        "active: it has a VIF; non-querier: it has one, and nothing is forwarded there since the proxy is not"
                                + " the querier; down: no carrier or administratively down; failed: the kernel has no VIF"
                                + " for it or refuses what it needs, as the diagnostics say; absent: it does not exist"
                                + " (yet); disabled: the proxy does not use it, since its role is disabled, enabled is false,"
                                + " or the configuration lacks the upstream or any downstream interface",
                allowableValues = {"active", "non-querier", "down", "failed", "absent", "disabled"})
        String state,

        @Schema(
                description = "Why nothing is forwarded there, in the state non-querier",
                example = "10.0.0.4 is the querier")
        @Nullable
        String stateReason,

        @Schema(description = "The kernel's interface index") @Nullable
        Integer index,

        @Schema(description = "The longest IP packet it takes, in bytes") @Nullable
        Integer mtu,

        @Schema(description = "Its IPv4 addresses, the primary one first", example = "[\"10.0.0.1/24\"]") @Nullable
        List<String> addresses,

        @Schema(description = "Its number in the kernel's multicast routing table") @Nullable
        Integer vif,

        @Schema(description = "The version of IGMP that the proxy speaks there", minimum = "1", maximum = "3") @Nullable
        Integer igmpVersion,

        @Schema(description = "The IGMP querier of its network", example = "10.0.0.254") @Nullable
        String querier,

        @Schema(description = "Whether the proxy is that querier; left out on the upstream interface") @Nullable
        Boolean isQuerier,

        @Schema(description = "Groups with members on a downstream interface, groups reported on the upstream one")
        int groups,

        @Schema(description = "Hosts that are members of any group")
        int hosts,

        @Schema(description = "Packets of streams that came in there, wanted elsewhere or not, since it has its VIF")
        @Nullable
        Long packetsIn,

        @Schema(description = "Multicast packets that were forwarded there") @Nullable
        Long packetsOut,

        @Schema(description = "The bytes of packetsIn, IP headers included") @Nullable
        Long bytesIn,

        @Schema(description = "The bytes of packetsOut") @Nullable
        Long bytesOut) {
    static StatusResponse of(InterfaceStatus status) {
        Optional<Link> link = status.link();
        return new StatusResponse(
                status.stateName(),
                status.isNonQuerier() ? reason(status) : null,
                link.map(Link::index).orElse(null),
                link.map(Link::mtu).orElse(null),
                link.map(StatusResponse::addresses).orElse(null),
                status.vif().isPresent() ? status.vif().getAsInt() : null,
                status.igmp().map(InterfaceStatus.Igmp::version).orElse(null),
                status.igmp()
                        .flatMap(InterfaceStatus.Igmp::querier)
                        .map(Ipv4Address::toString)
                        .orElse(null),
                status.role() == Role.DOWNSTREAM
                        ? status.igmp().map(InterfaceStatus.Igmp::self).orElse(null)
                        : null,
                status.igmp().map(InterfaceStatus.Igmp::groups).orElse(0),
                status.igmp().map(InterfaceStatus.Igmp::hosts).orElse(0),
                status.traffic().map(Traffic::packetsIn).orElse(null),
                status.traffic().map(Traffic::packetsOut).orElse(null),
                status.traffic().map(Traffic::bytesIn).orElse(null),
                status.traffic().map(Traffic::bytesOut).orElse(null));
    }

    private static String reason(InterfaceStatus status) {
        return status.igmp()
                .flatMap(InterfaceStatus.Igmp::querier)
                .map(querier -> querier + " is the querier")
                .orElse("querier is false, and no querier is heard");
    }

    private static List<String> addresses(Link link) {
        return link.addresses().stream().map(InterfaceAddress::toString).toList();
    }
}
