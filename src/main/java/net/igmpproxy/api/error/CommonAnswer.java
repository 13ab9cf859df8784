package net.igmpproxy.api.error;

import io.swagger.v3.oas.models.Operation;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Problems that many operations can be answered with, by filters or the web server. */
enum CommonAnswer {
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "No media type of the header Accept is served",
            CommonAnswer::isAnsweredWithABody),
    REQUEST_TIMEOUT(
            HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time: send it again", CommonAnswer::takesABody),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large", CommonAnswer::takesABody),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type of the body is not taken", CommonAnswer::takesABody),
    MISDIRECTED_REQUEST(
            HttpStatus.MISDIRECTED_REQUEST,
            "The name in the header Host is none of the service's (igmp-proxy.security.allowed-hosts)",
            operation -> true),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "The token is not valid, as were too many before it: wait as long as the header Retry-After says",
            operation -> true),
    INTERNAL_SERVER_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR, "The service failed: its log has the reason", operation -> true),
    SERVICE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The proxy, or the identity provider, does not answer: send the request again",
            operation -> true);

    private static final Pattern WORD = Pattern.compile("_?([A-Z])([A-Z]*)");

    private final HttpStatus status;
    private final String description;
    private final Predicate<Operation> operations;

    CommonAnswer(HttpStatus status, String description, Predicate<Operation> operations) {
        this.status = status;
        this.description = description;
        this.operations = operations;
    }

    /** Returns whether an operation may be answered so. */
    boolean isOf(Operation operation) {
        return operations.test(operation);
    }

    String status() {
        return String.valueOf(status.value());
    }

    String description() {
        return description;
    }

    /** Returns its name in the API description, such as {@code RequestTimeout}. */
    String component() {
        return WORD.matcher(name())
                .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
    }

    private static boolean takesABody(Operation operation) {
        return operation.getRequestBody() != null;
    }

    private static boolean isAnsweredWithABody(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .anyMatch(answer ->
                        answer.getKey().startsWith("2") && answer.getValue().getContent() != null);
    }
}
