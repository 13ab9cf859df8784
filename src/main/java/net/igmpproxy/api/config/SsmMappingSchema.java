package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** OpenAPI schema of an SSM mapping from groups to sources; used for the API description only. */
@Schema(
        name = "SsmMapping",
        description = "The sources of groups, for hosts that cannot name them",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SsmMappingSchema(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Prefixes within 224.0.0.0/4; a single one may be written without a list",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(example = "239.1.0.0/16"),
                minItems = 1)
        List<String> groups,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Unicast addresses; those of all mappings of a group count together",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(example = "10.0.0.5"),
                minItems = 1)
        List<String> sources) {}
