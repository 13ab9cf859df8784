package net.igmpproxy.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds the schema of an interface's IGMP version, a string or an integer. Annotations cannot express this choice. */
@Component
class IgmpVersionDescription implements OpenApiCustomizer {
    /** Schema reference for use in annotations. */
    static final String REFERENCE = "#/components/schemas/IgmpVersion";

    @Override
    public void customise(OpenAPI api) {
        Schema<Object> version = new Schema<>();
        version.setDescription(
                "IGMP version of the interface: 1, 2, 3 or auto. auto uses version 3, or an older version while"
                        + " a router of that version is present. Omitted if default.");
        version.setOneOf(List.of(
                new StringSchema()._enum(List.of("auto", "1", "2", "3")),
                new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(3))));
        api.getComponents().addSchemas("IgmpVersion", version);
    }
}
