package net.igmpproxy.api.error;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds the problem schemas to {@code /v3/api-docs} and makes each error response a problem detail. */
@Component
class ProblemDescription implements OpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    private static final String ERROR = "ProblemError";
    private static final String DIFFERENCE = "ProblemDifference";
    private static final String MEDIA_TYPE = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getComponents().addSchemas(ERROR, error());
        api.getComponents().addSchemas(DIFFERENCE, difference());
        for (CommonAnswer answer : CommonAnswer.values()) {
            api.getComponents()
                    .addResponses(
                            answer.component(),
                            new ApiResponse().description(answer.description()).content(problems()));
        }
        api.getPaths().values().forEach(path -> path.readOperationsMap().forEach(ProblemDescription::describe));
    }

    private static void describe(PathItem.HttpMethod method, Operation operation) {
        operation
                .getResponses()
                .putIfAbsent("400", new ApiResponse().description("A parameter is unknown, or its value is not valid"));
        operation.getResponses().putIfAbsent("401", new ApiResponse().description("The request has no valid token"));
        if (method != PathItem.HttpMethod.GET) {
            operation
                    .getResponses()
                    .putIfAbsent("403", new ApiResponse().description("The operation requires the role operator"));
        }
        for (CommonAnswer answer : CommonAnswer.values()) {
            if (answer.isOf(operation)) {
                operation
                        .getResponses()
                        .putIfAbsent(
                                answer.status(),
                                new ApiResponse().$ref("#/components/responses/" + answer.component()));
            }
        }
        operation.getResponses().addApiResponse("default", new ApiResponse().description("Any other problem"));
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith("2") && response.get$ref() == null) {
                response.setContent(problems());
            }
        });
    }

    private static Content problems() {
        return new Content().addMediaType(MEDIA_TYPE, new MediaType().schema(reference(PROBLEM)));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("Problem details (RFC 9457)")
                .addProperty("type", text("Problem type, a stable identifier", "/problems/invalid-configuration"))
                .addProperty("title", text("Title of the problem type", "The configuration is not valid"))
                .addProperty("status", new IntegerSchema().description("HTTP status code"))
                .addProperty("detail", text("Cause of this problem, and its remedy", "Nothing was changed: 1 error"))
                .addProperty("instance", text("Path of the request", "/api/v1/config"))
                .addProperty("errors", new ArraySchema().items(reference(ERROR)).description("All errors found"))
                .addProperty(
                        "differences",
                        new ArraySchema()
                                .items(reference(DIFFERENCE))
                                .description("Differences between the edited configuration file and the"
                                        + " configuration in force"));
    }

    private static Schema<?> error() {
        return new ObjectSchema()
                .description("One error in the request")
                .addProperty("field", text("Location of the error", "interfaces.eth0.threshold"))
                .addProperty("value", new Schema<>().description("Value at that location. null: no value."))
                .addProperty(
                        "message",
                        text("Description of the error, and its remedy", "Threshold must be between 1 and 255"));
    }

    private static Schema<?> difference() {
        return new ObjectSchema()
                .description("One difference between the configuration in force and the configuration file")
                .addProperty("path", text("Location in the document", "interfaces.eth0.threshold"))
                .addProperty("inForce", new Schema<>().description("Value in force. null: no value."))
                .addProperty("inFile", new Schema<>().description("Value in the file. null: no value."));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> text(String description, String example) {
        return new StringSchema().description(description).example(example);
    }
}
