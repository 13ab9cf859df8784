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
        @Schema(description = "Source address, * for any source", example = "10.0.0.5")
        String source,

        @Schema(description = "Group address, * for any group", example = "239.1.1.1")
        String group,

        @Schema(description = "Interface on which packets arrive", example = "eth0")
        String input,

        @ArraySchema(
                arraySchema =
                        @Schema(description = "Interfaces to which packets are forwarded. An empty list drops them."),
                schema = @Schema(example = "eth1"))
        List<String> outputs,

        @Schema(description = "Packets that matched the entry")
        long packets,

        @Schema(description = "Bytes of those packets, including IP headers")
        long bytes,

        @Schema(description = "Packets that arrived on another interface")
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
