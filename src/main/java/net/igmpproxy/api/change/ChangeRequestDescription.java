package net.igmpproxy.api.change;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds the common parameters and responses to the OpenAPI description of each operation with a {@link ChangeRequest}.
 */
@Component
class ChangeRequestDescription implements OperationCustomizer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ChangeRequest.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        boolean changes = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> ChangeRequest.class.equals(parameter.getParameterType()));
        if (changes) {
            operation.addParametersItem(dryRun());
            operation.addParametersItem(confirmWithin());
            operation.addParametersItem(overwriteFile());
            operation.addParametersItem(ifMatch());
            if (operation.getRequestBody() != null) {
                describeBody(operation.getResponses());
            }
            describe(operation.getResponses());
        }
        return operation;
    }

    private static Parameter dryRun() {
        return new QueryParameter()
                .name(ChangeRequestResolver.DRY_RUN)
                .description("Only tells what would change, as items")
                .schema(new BooleanSchema()._default(false));
    }

    private static Parameter confirmWithin() {
        return new QueryParameter()
                .name(ChangeRequestResolver.CONFIRM_WITHIN)
                .description("The change goes back by itself after this time, 1s to 1440m, unless"
                        + " POST /api/v1/config/confirm comes before")
                .example("60s")
                .schema(new StringSchema());
    }

    private static Parameter overwriteFile() {
        return new QueryParameter()
                .name(ChangeRequestResolver.OVERWRITE_FILE)
                .description(
                        "The change replaces the configuration file even if somebody has edited it and the edit is not"
                                + " in force; without it such a change is refused with 409")
                .schema(new BooleanSchema()._default(false));
    }

    private static Parameter ifMatch() {
        return new HeaderParameter()
                .name(HttpHeaders.IF_MATCH)
                .description("Changes only the version of the configuration that has this ETag")
                .schema(new StringSchema());
    }

    private static void describeBody(ApiResponses responses) {
        add(responses, "400", "The body or a parameter cannot be read");
        add(responses, "415", "The body has another media type than those that are taken");
        add(responses, "422", "The outcome would not be valid; every error is listed");
    }

    private static void describe(ApiResponses responses) {
        add(
                responses,
                "409",
                "The proxy is enabled and would lack what it needs; or the configuration is read-only; or"
                        + " a change waits for its confirmation; or somebody has edited the configuration file, and the"
                        + " edit is not in force: differences lists what the file says otherwise");
        add(responses, "413", "The body or the document is too large; the detail names the limit");
        add(responses, "412", "If-Match names another version than the one in force, or If-None-Match that one");
        add(responses, "503", "The proxy does not answer");
        add(responses, "507", "The change cannot be stored");
        if (!responses.containsKey("200")) {
            responses.addApiResponse(
                    "200",
                    new ApiResponse()
                            .description("With dryRun: what would change")
                            .content(new Content()
                                    .addMediaType(
                                            org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                            new MediaType()
                                                    .schema(new Schema<>()
                                                            .$ref("#/components/schemas/ConfigurationPlan")))));
        }
    }

    private static void add(ApiResponses responses, String status, String description) {
        responses.putIfAbsent(status, new ApiResponse().description(description));
    }
}
