package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.media.Schema;

/** OpenAPI schema of a body that enables or disables a feature; used for the API description only. */
@Schema(name = "Toggle", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SwitchSchema(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean enabled) {}
