package net.igmpproxy.api.error;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The kinds of problems; the {@code type} of each is its name under {@code /problems/}, and stays what it is. */
public enum ProblemType {
    /** The body is not what its media type says. */
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    /** A parameter of the query or the path has no meaning. */
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not valid"),
    /** The request is wrong in any other way. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    /** Nobody is known by what the request bears. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "It is not known who asks"),
    /** Whoever asks may not do this. */
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    /** A page of another site asks. */
    FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "The request comes from another site"),
    /** There is nothing at this path. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    /** No interface of this name is configured. */
    UNKNOWN_INTERFACE(HttpStatus.NOT_FOUND, "The interface is not configured"),
    /** The group has no member. */
    UNKNOWN_GROUP(HttpStatus.NOT_FOUND, "The group has no member"),
    /** The list has no such item. */
    UNKNOWN_SUBNET(HttpStatus.NOT_FOUND, "The subnet is not configured"),
    /** There is no such revision, or none any more. */
    UNKNOWN_REVISION(HttpStatus.NOT_FOUND, "The revision is not known"),
    /** The path is right, the method is not. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not possible here"),
    /** None of the wanted media types is served. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No wanted media type is served"),
    /** The body did not arrive in time. */
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time"),
    /** The change would leave an enabled proxy without what it needs. */
    INCOMPLETE_CONFIGURATION(HttpStatus.CONFLICT, "The proxy would lack what it needs"),
    /** What is to be made is there already. */
    ALREADY_EXISTS(HttpStatus.CONFLICT, "It is configured already"),
    /** Only the file may change the configuration. */
    READ_ONLY_CONFIGURATION(HttpStatus.CONFLICT, "The configuration is read-only here"),
    /** Somebody has edited the configuration file, and the edit is not in force. */
    CONFIGURATION_FILE_EDITED(HttpStatus.CONFLICT, "The configuration file has been edited"),
    /** A change waits for its confirmation, or none does. */
    CONFIRMATION(HttpStatus.CONFLICT, "A confirmation is missing, or not wanted"),
    /** The proxy cannot be restarted, since it does not run. */
    NOT_RUNNING(HttpStatus.CONFLICT, "The proxy does not run"),
    /** The change was made for another version. */
    STALE_CONFIGURATION(HttpStatus.PRECONDITION_FAILED, "The configuration has been changed"),
    /** The body, or the document that a change comes to, is larger than a configuration may be. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The configuration is too large"),
    /** The body has the wrong media type. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not taken"),
    /** The document can be read, but not taken. */
    INVALID_CONFIGURATION(HttpStatus.UNPROCESSABLE_CONTENT, "The configuration is not valid"),
    /** The name in the header Host is none of the service's. */
    UNKNOWN_HOST(HttpStatus.MISDIRECTED_REQUEST, "The service has another name"),
    /** Too many attempts have failed. */
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts have failed"),
    /** The fault lies here, and is in the log. */
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
    /** The web server starts or stops. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service does not answer now"),
    /** The proxy does not answer. */
    PROXY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The proxy does not answer"),
    /** It cannot be told who asks. */
    IDENTITY_PROVIDER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The identity provider does not answer"),
    /** No more clients can be told of events at the same time. */
    TOO_MANY_READERS(HttpStatus.SERVICE_UNAVAILABLE, "There are too many readers"),
    /** The kernel does not do what the proxy needs. */
    KERNEL_REFUSED(HttpStatus.SERVICE_UNAVAILABLE, "The kernel refuses"),
    /** The disk does not take the configuration. */
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

    /** Returns the general kind of problem of a status; a method or a coding that the web server does not know is a bad request. */
    public static ProblemType of(HttpStatusCode status) {
        return GENERAL.stream()
                .filter(type -> type.status.isSameCodeAs(status))
                .findFirst()
                .orElse(status.is4xxClientError() || NOT_KNOWN.contains(status.value()) ? BAD_REQUEST : INTERNAL_ERROR);
    }

    /** Returns the {@code type} of its problems. */
    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns the {@code title} of its problems. */
    public String title() {
        return title;
    }

    /**
     * A problem of this kind.
     *
     * @param detail what happened and what to do, for a person
     */
    ProblemDetail detail(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(uri());
        problem.setTitle(title);
        return problem;
    }
}
