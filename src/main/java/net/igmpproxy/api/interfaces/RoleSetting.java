package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Role of an interface as a request and response. A request is checked when it is applied. */
@Schema(name = "Role", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RoleSetting(
        @Schema(
                description = "Role of the interface in the proxy",
                allowableValues = {"upstream", "downstream", "disabled"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String role) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RoleSetting read(@Nullable Object tree) {
        return new RoleSetting(SingleValue.of(tree, "role", "must be one of upstream, downstream, disabled"));
    }
}
