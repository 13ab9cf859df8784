package net.igmpproxy.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds the {@code text/plain} media type to operations marked with {@link AlsoText}. */
@Component
class TextDescription implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ApiResponse answer = operation.getResponses().get("200");
        if (method.hasMethodAnnotation(AlsoText.class) && answer != null) {
            answer.getContent()
                    .addMediaType(
                            org.springframework.http.MediaType.TEXT_PLAIN_VALUE,
                            new MediaType().schema(new StringSchema().description("The same data as a text table")));
        }
        return operation;
    }
}
