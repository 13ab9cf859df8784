package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;

/** OpenAPI schema of a role; used for the API description only. */
@Schema(name = "Role", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RoleSchema(
        @Schema(
                description = "Role of the interface in the proxy",
                allowableValues = {"upstream", "downstream", "disabled"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String role) {}
