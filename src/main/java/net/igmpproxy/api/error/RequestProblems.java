package net.igmpproxy.api.error;

import java.io.IOException;
import java.util.List;
import net.igmpproxy.core.config.document.InvalidConfigurationException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Problem details of requests that Spring refuses before they reach a controller, each with its remedy. */
final class RequestProblems {
    static final String DESCRIPTION = "GET /v3/api-docs describes all requests";

    static final String BROKEN_BODY =
            "The body cannot be read to its end: its length or its chunks are not what the headers say";

    private RequestProblems() {}

    /**
     * Returns the problem of a refusal.
     *
     * @param mostBytes maximum length of a body in bytes
     */
    static ProblemDetail of(Exception refusal, HttpStatusCode status, long mostBytes) {
        if (refusal instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable, mostBytes);
        }
        if (refusal instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        return ProblemType.of(status).detail(remedy(refusal));
    }

    /** Returns the problem of a refusal with a message for the client. */
    static ProblemDetail of(ProblemException refusal) {
        return withErrors(refusal.type().detail(String.valueOf(refusal.getMessage())), refusal.errors());
    }

    /** Returns the problem of an invalid configuration, with all its errors. */
    static ProblemDetail of(InvalidConfigurationException refusal) {
        List<ProblemError> errors =
                refusal.errors().stream().map(ProblemError::of).toList();
        return withErrors(
                ProblemType.INVALID_CONFIGURATION.detail("Nothing was changed: " + count(errors.size())), errors);
    }

    static String count(int errors) {
        return errors == 1 ? "1 error" : errors + " errors";
    }

    static ProblemDetail withErrors(ProblemDetail problem, List<ProblemError> errors) {
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static String remedy(Exception refusal) {
        if (refusal instanceof HttpRequestMethodNotSupportedException method) {
            return method.getMethod() + " is not supported here; supported are " + names(method);
        }
        if (refusal instanceof HttpMediaTypeNotSupportedException type) {
            return "Send " + list(type.getSupportedMediaTypes()) + " and name it in the Content-Type header";
        }
        if (refusal instanceof HttpMediaTypeNotAcceptableException type) {
            return "Accept " + list(type.getSupportedMediaTypes());
        }
        return refusal instanceof NoResourceFoundException missing
                ? "There is nothing at /" + missing.getResourcePath() + "; " + DESCRIPTION
                : DESCRIPTION;
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException unreadable, long mostBytes) {
        if (!(unreadable.getCause() instanceof StreamConstraintsException limit)) {
            return ProblemType.MALFORMED_BODY.detail(malformed(unreadable));
        }
        return String.valueOf(limit.getOriginalMessage()).contains("nesting")
                ? ProblemType.MALFORMED_BODY.detail("The body is nested deeper than any configuration")
                : ProblemType.TOO_LARGE.detail(
                        "The body is larger than " + mostBytes + " bytes, more than the JSON of any"
                                + " configuration, which may have " + ConfigurationStore.MAX_BYTES
                                + " bytes in its written form");
    }

    private static String malformed(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof IOException) {
            return BROKEN_BODY;
        }
        if (!(unreadable.getCause() instanceof JacksonException failure)) {
            MediaType type = unreadable.getHttpInputMessage().getHeaders().getContentType();
            return "The body is missing: send "
                    + (MediaType.TEXT_PLAIN.includes(type)
                            ? "the other program's configuration as text/plain"
                            : "a JSON object");
        }
        TokenStreamLocation location = failure.getLocation();
        return location == null
                ? "The body is not valid JSON"
                : "The body is not valid JSON, or has a key twice, at line " + location.getLineNr() + ", column "
                        + location.getColumnNr();
    }

    private static ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
        String message = boolean.class.equals(mismatch.getRequiredType())
                ? "must be true or false"
                : "does not have the form that /v3/api-docs describes";
        ProblemDetail problem =
                ProblemType.INVALID_PARAMETER.detail("The parameter " + mismatch.getName() + " " + message);
        problem.setProperty("errors", List.of(new ProblemError(mismatch.getName(), mismatch.getValue(), message)));
        return problem;
    }

    private static String names(HttpRequestMethodNotSupportedException refusal) {
        return refusal.getSupportedHttpMethods() == null
                ? "none"
                : StringUtils.collectionToDelimitedString(
                        refusal.getSupportedHttpMethods().stream()
                                .map(HttpMethod::name)
                                .sorted()
                                .toList(),
                        ", ");
    }

    private static String list(List<MediaType> types) {
        return types.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.toString(types);
    }
}
