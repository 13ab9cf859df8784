package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.media.Schema;

/** How the body looks that turns something on or off, for the API description alone. */
@Schema(name = "Toggle", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SwitchSchema(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean enabled) {}
