package net.igmpproxy.api.routes;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.runtime.port.Route;

/** Route (MFC entry of the kernel) as a REST response. */
@Schema(name = "Route")
record RouteResponse(
        @Schema(description = "The source; * for all", example = "10.0.0.5")
        String source,

        @Schema(description = "The group; * for all", example = "239.1.1.1")
        String group,

        @Schema(description = "The interface its packets come in on", example = "eth0")
        String input,

        @ArraySchema(
                arraySchema = @Schema(description = "The interfaces they leave through; none: they are dropped"),
                schema = @Schema(example = "eth1"))
        List<String> outputs,

        @Schema(description = "Packets that matched") long packets,

        @Schema(description = "Their bytes, IP headers included")
        long bytes,

        @Schema(description = "Packets that came in on another interface")
        long wrongInterface) {
    static RouteResponse of(Route route) {
        return new RouteResponse(
                text(route.key().origin()),
                text(route.key().group()),
                route.input().value(),
                route.outputs().stream().map(InterfaceName::value).toList(),
                route.packets(),
                route.bytes(),
                route.wrongInterface());
    }

    private static String text(Ipv4Address address) {
        return address.isUnspecified() ? "*" : address.toString();
    }
}
