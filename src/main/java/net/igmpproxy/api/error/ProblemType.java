package net.igmpproxy.api.error;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Problem types. The {@code type} URI is {@code /problems/} followed by the name; it is stable. */
public enum ProblemType {
    /** The body does not match its media type. */
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    /** A query or path parameter is not valid. */
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not valid"),
    /** The request is not valid for another reason. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    /** The request carries no valid credentials. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Authentication is required"),
    /** The client lacks the required role. */
    FORBIDDEN(HttpStatus.FORBIDDEN, "The role does not allow this request"),
    /** The request comes from a page of another site. */
    FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "The request comes from another site"),
    /** No resource exists at this path. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "The resource does not exist"),
    /** No interface of this name is configured. */
    UNKNOWN_INTERFACE(HttpStatus.NOT_FOUND, "The interface is not configured"),
    /** The group has no members. */
    UNKNOWN_GROUP(HttpStatus.NOT_FOUND, "The group has no member"),
    /** The interface has no such alt-subnet. */
    UNKNOWN_SUBNET(HttpStatus.NOT_FOUND, "The subnet is not configured"),
    /** The revision does not exist or was discarded. */
    UNKNOWN_REVISION(HttpStatus.NOT_FOUND, "The revision does not exist"),
    /** The resource does not support the method. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not supported here"),
    /** None of the accepted media types is available. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No accepted media type is supported"),
    /** The body did not arrive in time. */
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time"),
    /** The change would make an enabled configuration incomplete. */
    INCOMPLETE_CONFIGURATION(HttpStatus.CONFLICT, "The configuration would be incomplete"),
    /** The item to create already exists. */
    ALREADY_EXISTS(HttpStatus.CONFLICT, "The item is configured already"),
    /** Only the configuration file may change the configuration. */
    READ_ONLY_CONFIGURATION(HttpStatus.CONFLICT, "The configuration is read-only here"),
    /** The configuration file was edited, and the edit is not in force. */
    CONFIGURATION_FILE_EDITED(HttpStatus.CONFLICT, "The configuration file has been edited"),
    /** Another change is pending confirmation, or no change is. */
    CONFIRMATION(HttpStatus.CONFLICT, "A change waits for confirmation, or none does"),
    /** The proxy cannot be restarted because it is not running. */
    NOT_RUNNING(HttpStatus.CONFLICT, "The proxy is not running"),
    /** The request requires another version of the configuration. */
    STALE_CONFIGURATION(HttpStatus.PRECONDITION_FAILED, "The configuration has been changed"),
    /** The body or the resulting document exceeds the size limit. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The configuration is too large"),
    /** The media type of the body is not supported. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
    /** The document can be parsed but is not valid. */
    INVALID_CONFIGURATION(HttpStatus.UNPROCESSABLE_CONTENT, "The configuration is not valid"),
    /** The {@code Host} header names none of the allowed hosts. */
    UNKNOWN_HOST(HttpStatus.MISDIRECTED_REQUEST, "The host name is not a name of this service"),
    /** Too many authentication attempts failed. */
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts have failed"),
    /** An internal error occurred; the log has the details. */
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
    /** The web server is starting, stopping or overloaded. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is unavailable"),
    /** The proxy does not respond. */
    PROXY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The proxy does not respond"),
    /** The identity provider does not respond; the client cannot be authenticated. */
    IDENTITY_PROVIDER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The identity provider does not respond"),
    /** The maximum number of event streams is open. */
    TOO_MANY_READERS(HttpStatus.SERVICE_UNAVAILABLE, "Too many event streams are open"),
    /** The kernel refuses a required operation. */
    KERNEL_REFUSED(HttpStatus.SERVICE_UNAVAILABLE, "The kernel refused an operation"),
    /** The configuration cannot be stored. */
    CONFIGURATION_NOT_STORED(HttpStatus.INSUFFICIENT_STORAGE, "The configuration cannot be stored");

    private static final List<ProblemType> GENERAL = List.of(
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            UNKNOWN_HOST,
            TOO_MANY_ATTEMPTS,
            UNAVAILABLE);

    private static final Set<Integer> NOT_KNOWN =
            Set.of(HttpStatus.NOT_IMPLEMENTED.value(), HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value());

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the general problem type of a status. Statuses 501 and 505 map to a bad request. */
    public static ProblemType of(HttpStatusCode status) {
        return GENERAL.stream()
                .filter(type -> type.status.isSameCodeAs(status))
                .findFirst()
                .orElse(status.is4xxClientError() || NOT_KNOWN.contains(status.value()) ? BAD_REQUEST : INTERNAL_ERROR);
    }

    /** Returns the {@code type} URI. */
    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns the {@code title}. */
    public String title() {
        return title;
    }

    /**
     * Creates a problem detail of this type.
     *
     * @param detail what happened and what to do
     */
    ProblemDetail detail(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(uri());
        problem.setTitle(title);
        return problem;
    }
}
