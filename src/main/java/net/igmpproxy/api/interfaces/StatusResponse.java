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
                description = "State of the interface. active: the interface has a VIF. non-querier: it has a"
                        + " VIF, but nothing is forwarded to it because another router is the querier or"
                        + " querier is false. down: no carrier, or administratively down. failed: the"
                        + " kernel refused a VIF or an operation on the interface; see the diagnostics."
                        + " absent: the interface does not exist. disabled: its role is disabled, enabled"
                        + " is false, or the configuration has no upstream or no downstream interface.",
                allowableValues = {"active", "non-querier", "down", "failed", "absent", "disabled"})
        String state,

        @Schema(
                description = "Reason why nothing is forwarded to the interface, in the state non-querier",
                example = "10.0.0.4 is the querier")
        @Nullable
        String stateReason,

        @Schema(description = "Interface index in the kernel") @Nullable
        Integer index,

        @Schema(description = "MTU of the interface, in bytes") @Nullable
        Integer mtu,

        @Schema(description = "IPv4 addresses of the interface, primary address first", example = "[\"10.0.0.1/24\"]")
        @Nullable
        List<String> addresses,

        @Schema(description = "VIF number in the kernel's multicast routing table") @Nullable
        Integer vif,

        @Schema(description = "IGMP version that the proxy uses on the interface", minimum = "1", maximum = "3")
        @Nullable
        Integer igmpVersion,

        @Schema(description = "Address of the IGMP querier of the link", example = "10.0.0.254") @Nullable
        String querier,

        @Schema(description = "Whether the proxy is the querier. Omitted on the upstream interface.") @Nullable
        Boolean isQuerier,

        @Schema(
                description =
                        "Number of groups: with members on a downstream interface, reported on the upstream interface")
        int groups,

        @Schema(description = "Number of hosts that are members of at least one group")
        int hosts,

        @Schema(
                description =
                        "Multicast packets received on the interface since it has its VIF, whether forwarded or not")
        @Nullable
        Long packetsIn,

        @Schema(description = "Multicast packets forwarded out of the interface") @Nullable
        Long packetsOut,

        @Schema(description = "Bytes of packetsIn, including IP headers") @Nullable
        Long bytesIn,

        @Schema(description = "Bytes of packetsOut") @Nullable
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
