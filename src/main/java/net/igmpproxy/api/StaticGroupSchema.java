package net.igmpproxy.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** OpenAPI schema of a static group; used for the API description only. See {@link InterfaceSchema}. */
@Schema(
        name = "StaticGroup",
        description = "Group forwarded downstream, or joined upstream, without any host's request",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record StaticGroupSchema(
        @Schema(
                description = "Group address outside 224.0.0.0/24",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "239.1.1.1")
        String group,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Sources of the group, as unicast addresses. An empty list admits every"
                                        + " source."),
                schema = @Schema(example = "10.0.0.5"))
        List<String> sources) {}
