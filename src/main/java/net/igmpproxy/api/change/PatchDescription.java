package net.igmpproxy.api.change;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the bodies of merge patches (RFC 7396). A patch schema equals the schema of its target, but keys are
 * nullable and have no defaults. Generated clients send the defaults of unset keys and would reset values that the
 * patch omits.
 */
@Component
class PatchDescription implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::getPatch)
                .filter(Objects::nonNull)
                .map(Operation::getRequestBody)
                .map(RequestBody::getContent)
                .forEach(content -> describe(content, api.getComponents()));
    }

    /** Sets the patch schema for all media types of a body. */
    private static void describe(Content content, Components components) {
        content.values().stream()
                .findFirst()
                .map(MediaType::getSchema)
                .map(whole -> patchOf(whole, components))
                .ifPresent(patch -> content.values().forEach(type -> type.setSchema(patch)));
    }

    /** Returns a reference to the patch schema of a named schema. Adds the patch schema if it is missing. */
    private static Schema<?> patchOf(Schema<?> reference, Components components) {
        String name = nameOf(reference);
        String patch = name + "Patch";
        if (!components.getSchemas().containsKey(patch)) {
            Schema<?> copy = AnnotationsUtils.clone(components.getSchemas().get(name), false);
            copy.setDescription("Merge patch. An omitted key keeps its value, null resets it to its default.");
            copy.setNullable(true);
            copy.getProperties().replaceAll((key, property) -> mayBeNull(property, components));
            components.addSchemas(patch, copy);
        }
        return new Schema<>().$ref(patch);
    }

    private static Schema<?> mayBeNull(Schema<?> property, Components components) {
        if (property.get$ref() != null) {
            return property;
        }
        if (property.getAdditionalProperties() instanceof Schema<?> value) {
            property.setAdditionalProperties(
                    value.get$ref() == null ? value.nullable(true) : patchOf(value, components));
        }
        property.setDefault(null);
        property.setDefaultSetFlag(false);
        return property.nullable(true);
    }

    private static String nameOf(Schema<?> reference) {
        return reference.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length());
    }
}
