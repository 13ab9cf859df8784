package net.igmpproxy.api.change;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes a value of any type, which no annotation can. */
@Component
class AnyValueDescription implements OpenApiCustomizer {
    /** How the annotation of a property refers to it. */
    static final String REFERENCE = "#/components/schemas/AnyValue";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents()
                .addSchemas("AnyValue", new Schema<>().description("A value of the document; null for nothing"));
    }
}
