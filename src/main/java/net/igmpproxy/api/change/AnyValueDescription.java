package net.igmpproxy.api.change;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds the schema of a value of any type. Annotations cannot express it. */
@Component
class AnyValueDescription implements OpenApiCustomizer {
    /** Schema reference for use in annotations. */
    static final String REFERENCE = "#/components/schemas/AnyValue";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents()
                .addSchemas("AnyValue", new Schema<>().description("Value in the document. null: no value."));
    }
}
