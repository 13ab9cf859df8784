package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.InterfaceSchema;

/** OpenAPI schema of an interface to add; used for the API description only. */
@Schema(name = "NewInterface", allOf = InterfaceSchema.class, description = "Interface to be added")
record NewInterfaceSchema(
        @Schema(description = "Interface name", example = "eth1", requiredMode = Schema.RequiredMode.REQUIRED)
        String name) {}
