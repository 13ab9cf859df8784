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
                .description("Return the resource as it would be and the changes, without applying them")
                .schema(new BooleanSchema()._default(false));
    }

    private static Parameter confirmWithin() {
        return new QueryParameter()
                .name(ChangeRequestResolver.CONFIRM_WITHIN)
                .description("Time after which the change is rolled back, 1s to 1440m, unless it is confirmed with"
                        + " POST /api/v1/config/confirm")
                .example("60s")
                .schema(new StringSchema());
    }

    private static Parameter overwriteFile() {
        return new QueryParameter()
                .name(ChangeRequestResolver.OVERWRITE_FILE)
                .description("Apply the change even if the configuration file has an edit that is not in"
                        + " force, and overwrite that edit. Without it, the change is refused with 409.")
                .schema(new BooleanSchema()._default(false));
    }

    private static Parameter ifMatch() {
        return new HeaderParameter()
                .name(HttpHeaders.IF_MATCH)
                .description("Apply the change only if the configuration has this ETag")
                .schema(new StringSchema());
    }

    private static void describeBody(ApiResponses responses) {
        add(responses, "400", "The body or a parameter is malformed");
        add(responses, "415", "The media type of the body is not supported");
        add(responses, "422", "The resulting configuration is not valid. All errors are listed.");
    }

    private static void describe(ApiResponses responses) {
        add(
                responses,
                "409",
                "The change conflicts with the current state: the proxy is enabled and would lack a"
                        + " required interface, the configuration is read-only, a change waits for confirmation,"
                        + " or the configuration file has an edit that is not in force. In the last case"
                        + " differences lists how the file differs.");
        add(responses, "413", "The body or the document is too large. The detail names the limit.");
        add(responses, "412", "The version in force does not match If-Match, or matches If-None-Match");
        add(responses, "503", "The proxy does not respond");
        add(responses, "507", "The change cannot be stored");
        if (!responses.containsKey("200")) {
            responses.addApiResponse(
                    "200",
                    new ApiResponse()
                            .description(
                                    "With dryRun: the changes, and the resource as it would be unless it is removed")
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
