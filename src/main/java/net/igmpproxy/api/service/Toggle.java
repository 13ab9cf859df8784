package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.media.Schema;

/** Response that shows whether a feature is enabled. */
@Schema(name = "Toggle", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record Toggle(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean enabled) {}
