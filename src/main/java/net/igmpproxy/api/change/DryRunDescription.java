package net.igmpproxy.api.change;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/**
 * Describes {@link ChangeAnswer}, the response of operations that accept {@code dryRun}: one schema per resource, with
 * the keys of the resource and {@code items}.
 */
@Component
class DryRunDescription implements OpenApiCustomizer {
    private static final Schema<?> PLAN = reference(ConfigurationPlan.class.getSimpleName());

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(ChangeAnswer.class);
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        ModelConverters.getInstance().read(ConfigurationPlan.class).forEach(components::addSchemas);
        api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .filter(DryRunDescription::canBeTried)
                .forEach(operation -> describe(operation, components));
    }

    private static boolean canBeTried(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .anyMatch(parameter -> ChangeRequestResolver.DRY_RUN.equals(parameter.getName()));
    }

    private static void describe(Operation operation, Components components) {
        operation.getResponses().computeIfPresent("204", (status, response) -> response.content(null));
        List<MediaType> answers = operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> Stream.ofNullable(response.getValue().getContent()))
                .flatMap(content -> content.values().stream())
                .toList();
        answers.stream()
                .map(MediaType::getSchema)
                .filter(schema -> !PLAN.equals(schema))
                .findFirst()
                .map(own -> own.get$ref() == null ? either() : both(own, components))
                .ifPresent(schema -> answers.forEach(answer -> answer.setSchema(schema)));
    }

    /**
     * Returns an object schema with the keys of both. A schema without additional properties cannot be part of an
     * {@code allOf}; its properties are copied instead.
     */
    private static Schema<?> both(Schema<?> own, Components components) {
        String name = own.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length());
        Schema<?> whole = schema(name, components);
        Schema<?> both = new ObjectSchema()
                .description(
                        "Resource after the change, with the changes as items. With dryRun, the resource as it would be.");
        if (Boolean.FALSE.equals(whole.getAdditionalProperties())) {
            Schema<?> plan = schema(ConfigurationPlan.class.getSimpleName(), components);
            whole.getProperties().forEach(both::addProperty);
            plan.getProperties().forEach(both::addProperty);
        } else {
            both.addAllOfItem(own);
            both.addAllOfItem(PLAN);
        }
        components.addSchemas(name + "OrPlan", both);
        return reference(name + "OrPlan");
    }

    /** Returns a schema without a type. Many client languages have no type for a list or an object. */
    private static Schema<?> either() {
        return new Schema<>().description("A list. With dryRun, an object whose items are the changes.");
    }

    private static Schema<?> schema(String name, Components components) {
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }
}
