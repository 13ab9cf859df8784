package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;

/** Role of an interface as a response. */
@Schema(name = "Role", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RoleSetting(
        @Schema(
                description = "Role of the interface in the proxy",
                allowableValues = {"upstream", "downstream", "disabled"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String role) {}
