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
        version.setDescription("The version of IGMP that an interface speaks: 1, 2, 3, or auto, which is 3 and an older"
                + " one while a router of that version is present; left out at its default");
        version.setOneOf(List.of(
                new StringSchema()._enum(List.of("auto", "1", "2", "3")),
                new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(3))));
        api.getComponents().addSchemas("IgmpVersion", version);
    }
}
