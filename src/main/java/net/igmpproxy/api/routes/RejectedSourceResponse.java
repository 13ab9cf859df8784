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
        @JsonProperty("interface") @Schema(description = "Where its packets come in", example = "eth0")
        String interfaceName,

        @Schema(example = "10.9.0.5") String source,

        @Schema(description = "The group it sends to", example = "239.1.1.1")
        String group,

        @Schema(description = "Packets of it since the first; those, too, that an earlier configuration let through")
        long count,

        @Schema(description = "Time since the first of them, in seconds")
        double firstSeen,

        @Schema(description = "Time since the last of them was known of, in seconds")
        double lastSeen,

        @Schema(
                description = "What to add to the altSubnets of the interface to let it through",
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
