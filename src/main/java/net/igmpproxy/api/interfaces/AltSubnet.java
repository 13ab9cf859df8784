package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;

/** Alt-subnet of an interface as a response. */
@Schema(name = "AltSubnet", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AltSubnet(
        @Schema(
                description = "Network without host bits",
                example = "10.0.0.0/23",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String subnet) {}
