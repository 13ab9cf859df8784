package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Alt-subnet as a request and response. A request is checked when it is applied. */
@Schema(name = "AltSubnet", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AltSubnet(
        @Schema(
                description = "Network without host bits",
                example = "10.0.0.0/23",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String subnet) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AltSubnet read(@Nullable Object tree) {
        return new AltSubnet(SingleValue.of(tree, "subnet", "must be a network, such as 10.0.0.0/23"));
    }
}
