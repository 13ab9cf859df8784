package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;

/** How an alt-subnet looks, for the API description alone. */
@Schema(name = "AltSubnet", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AltSubnetSchema(
        @Schema(
                description = "A network, without host bits",
                example = "10.0.0.0/23",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String subnet) {}
