package net.igmpproxy.api.error;

import io.swagger.v3.oas.models.Operation;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Problems that filters or the web server may return for many operations. */
enum CommonAnswer {
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "No media type in the Accept header is supported",
            Operations.ANSWERED_WITH_A_BODY),
    REQUEST_TIMEOUT(
            HttpStatus.REQUEST_TIMEOUT,
            "The body did not arrive in time: send the request again",
            Operations.WITH_A_BODY),
    MISDIRECTED_REQUEST(
            HttpStatus.MISDIRECTED_REQUEST,
            "The name in the Host header is not a name of this service (igmp-proxy.security.allowed-hosts)",
            Operations.ALL),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "The token is not valid, and too many invalid tokens were sent before: wait for the time in"
                    + " the Retry-After header",
            Operations.ALL),
    INTERNAL_SERVER_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed: see its log", Operations.ALL),
    SERVICE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The proxy or the identity provider does not respond: send the request again",
            Operations.ALL);

    private static final Pattern WORD = Pattern.compile("_?([A-Z])([A-Z]*)");

    private final HttpStatus status;
    private final String description;
    private final Operations operations;

    CommonAnswer(HttpStatus status, String description, Operations operations) {
        this.status = status;
        this.description = description;
        this.operations = operations;
    }

    /** Operations to which a problem applies. */
    private enum Operations {
        ALL,
        WITH_A_BODY,
        ANSWERED_WITH_A_BODY
    }

    /** Returns true if the problem applies to an operation. */
    boolean isOf(Operation operation) {
        return switch (operations) {
            case ALL -> true;
            case WITH_A_BODY -> operation.getRequestBody() != null;
            case ANSWERED_WITH_A_BODY -> isAnsweredWithABody(operation);
        };
    }

    String status() {
        return String.valueOf(status.value());
    }

    String description() {
        return description;
    }

    /** Returns the component name in the API description, such as {@code RequestTimeout}. */
    String component() {
        return WORD.matcher(name())
                .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
    }

    private static boolean isAnsweredWithABody(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .anyMatch(answer ->
                        answer.getKey().startsWith("2") && answer.getValue().getContent() != null);
    }
}
