package net.igmpproxy.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** OpenAPI schema of a static group; used for the API description only. See {@link InterfaceSchema}. */
@Schema(
        name = "StaticGroup",
        description = "A group that is forwarded downstream, or joined upstream, whether a host asks for it or not",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record StaticGroupSchema(
        @Schema(
                description = "A group outside 224.0.0.0/24",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "239.1.1.1")
        String group,

        @ArraySchema(
                arraySchema = @Schema(description = "Its sources, unicast addresses; none admits every source"),
                schema = @Schema(example = "10.0.0.5"))
        List<String> sources) {}
