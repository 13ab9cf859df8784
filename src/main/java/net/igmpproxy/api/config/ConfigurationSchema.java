package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import net.igmpproxy.api.InterfaceSchema;

/** How the document looks, for the API description alone; see {@link InterfaceSchema}. */
@Schema(
        name = "Configuration",
        description = "The configuration document; a key that is left out has its default",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ConfigurationSchema(
        @Schema(description = "Whether the proxy is to work at all", defaultValue = "true")
        boolean enabled,

        @Schema(description = "Whether a leave takes effect without the last-member queries", defaultValue = "true")
        boolean quickleave,

        @Schema(
                description = "Whether quickleave waits for the last host that was heard of (tracked), or for none",
                allowableValues = {"tracked", "immediate"},
                defaultValue = "tracked")
        String quickleaveMode,

        @Schema(description = "The interfaces under their names; at most one is upstream")
        Map<String, InterfaceSchema> interfaces) {}
