package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.InterfaceSchema;

/** How an interface looks that is to be added, for the API description alone. */
@Schema(name = "NewInterface", allOf = InterfaceSchema.class, description = "An interface that is to be added")
record NewInterfaceSchema(
        @Schema(description = "Its name", example = "eth1", requiredMode = Schema.RequiredMode.REQUIRED)
        String name) {}
