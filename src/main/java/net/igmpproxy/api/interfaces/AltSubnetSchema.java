package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;

/** OpenAPI schema of an alt-subnet; used for the API description only. */
@Schema(name = "AltSubnet", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AltSubnetSchema(
        @Schema(
                description = "Network without host bits",
                example = "10.0.0.0/23",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String subnet) {}
