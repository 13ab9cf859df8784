package net.igmpproxy.api.routes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.Quantities;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.engine.finding.RejectedTraffic;

/** Source that no alt-subnet admits, as a REST response. All times are in seconds. */
@Schema(name = "RejectedSource")
record RejectedSourceResponse(
        @JsonProperty("interface") @Schema(description = "Interface on which its packets arrive", example = "eth0")
        String interfaceName,

        @Schema(example = "10.9.0.5") String source,

        @Schema(description = "Destination group of its packets", example = "239.1.1.1")
        String group,

        @Schema(
                description =
                        "Packets from the source since the first one, including packets that an earlier configuration"
                                + " admitted")
        long count,

        @Schema(description = "Time since the first packet, in seconds")
        double firstSeen,

        @Schema(description = "Time since the last known packet, in seconds")
        double lastSeen,

        @Schema(
                description = "Network to add to altSubnets of the interface to admit the source",
                example = "10.9.0.0/24")
        String admittingSubnet) {
    /** Length of the proposed prefix. A network usually contains several sources; a longer prefix would also work. */
    private static final int PROPOSED_PREFIX_LENGTH = 24;

    static RejectedSourceResponse of(RejectedTraffic traffic) {
        RejectedSource rejected = traffic.source();
        return new RejectedSourceResponse(
                rejected.interfaceName().value(),
                rejected.source().toString(),
                rejected.group().toString(),
                traffic.packets(),
                Quantities.seconds(traffic.age()),
                Quantities.seconds(traffic.silence()),
                Ipv4Prefix.network(rejected.source(), PROPOSED_PREFIX_LENGTH).toString());
    }
}
