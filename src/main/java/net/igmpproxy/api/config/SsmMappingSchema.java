package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** OpenAPI schema of an SSM mapping from groups to sources; used for the API description only. */
@Schema(
        name = "SsmMapping",
        description = "Sources of groups for hosts that cannot name sources",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SsmMappingSchema(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups as prefixes within 224.0.0.0/4. A single prefix may be written"
                                        + " without a list.",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(example = "239.1.0.0/16"),
                minItems = 1)
        List<String> groups,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Sources as unicast addresses. If several mappings match a group, all"
                                        + " their sources apply.",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(example = "10.0.0.5"),
                minItems = 1)
        List<String> sources) {}
