package net.igmpproxy.api.routes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.engine.RejectedSource;

/** A source that no alt-subnet admits. */
@Schema(name = "RejectedSource")
record RejectedSourceResponse(
        @JsonProperty("interface") @Schema(description = "Where its packets come in", example = "eth0")
        String interfaceName,

        @Schema(example = "10.9.0.5") String source,

        @Schema(description = "The group it sends to", example = "239.1.1.1")
        String group,

        @Schema(
                description = "What to add to the altSubnets of the interface to let it through",
                example = "10.9.0.0/24")
        String admittingSubnet) {
    /** Proposed because a source seldom stands alone in its network; a narrower one would do. */
    private static final int PROPOSED_PREFIX_LENGTH = 24;

    static RejectedSourceResponse of(RejectedSource rejected) {
        return new RejectedSourceResponse(
                rejected.interfaceName().value(),
                rejected.source().toString(),
                rejected.group().toString(),
                Ipv4Prefix.network(rejected.source(), PROPOSED_PREFIX_LENGTH).toString());
    }
}
