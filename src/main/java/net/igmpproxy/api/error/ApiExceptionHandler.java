package net.igmpproxy.api.error;

import java.util.List;
import net.igmpproxy.core.config.document.InvalidConfigurationException;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.runtime.change.ConfirmationPendingException;
import net.igmpproxy.runtime.change.IncompleteConfigurationException;
import net.igmpproxy.runtime.change.NothingToConfirmException;
import net.igmpproxy.runtime.change.ReadOnlyConfigurationException;
import net.igmpproxy.runtime.change.StaleConfigurationException;
import net.igmpproxy.runtime.change.UnknownRevisionException;
import net.igmpproxy.runtime.control.ProxyBusyException;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.ConfigurationTooLargeException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps each request failure to a problem detail (RFC 9457). Only messages written for clients are returned. For all
 * other exceptions the detail refers to the log.
 */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {
    private static final int MOST_ERRORS = 100;

    /** Value of {@code Retry-After} in seconds; by then this process or its successor responds. */
    private static final String SOON_SECONDS = "1";

    private final LogBudget budget;
    private final long mostBytes;

    ApiExceptionHandler(LogBudget budget, JsonMapper json) {
        this.budget = budget;
        this.mostBytes = json.tokenStreamFactory().streamReadConstraints().getMaxDocumentLength();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException refusal) {
        return answer(RequestProblems.of(refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidConfigurationException refusal) {
        return answer(RequestProblems.of(refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notTaken(ImportException refusal) {
        List<ProblemError> errors = refusal.errors().stream()
                .limit(MOST_ERRORS)
                .map(error -> new ProblemError("line " + error.line(), error.text(), error.message()))
                .toList();
        int all = refusal.errors().size();
        String shown = all > MOST_ERRORS ? ", of which the first " + MOST_ERRORS + " are listed" : "";
        return answer(RequestProblems.withErrors(
                ProblemType.INVALID_CONFIGURATION.detail("Nothing was changed: " + RequestProblems.count(all) + shown),
                errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> incomplete(IncompleteConfigurationException refusal) {
        List<ProblemError> errors = refusal.missing().stream()
                .map(sentence -> new ProblemError("interfaces", null, sentence))
                .toList();
        return answer(
                RequestProblems.withErrors(ProblemType.INCOMPLETE_CONFIGURATION.detail(messageOf(refusal)), errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleConfigurationException refusal) {
        return answer(ProblemType.STALE_CONFIGURATION.detail(messageOf(refusal)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> edited(ConfigurationEditedException refusal) {
        ProblemDetail problem = ProblemType.CONFIGURATION_FILE_EDITED.detail(messageOf(refusal));
        if (!refusal.differences().isEmpty()) {
            problem.setProperty(
                    "differences",
                    refusal.differences().stream()
                            .limit(MOST_ERRORS)
                            .map(ProblemDifference::of)
                            .toList());
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(ConfigurationTooLargeException refusal) {
        return answer(ProblemType.TOO_LARGE.detail(messageOf(refusal)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> readOnly(ReadOnlyConfigurationException refusal) {
        return answer(ProblemType.READ_ONLY_CONFIGURATION.detail(messageOf(refusal)));
    }

    @ExceptionHandler({ConfirmationPendingException.class, NothingToConfirmException.class})
    ResponseEntity<ProblemDetail> confirmation(RuntimeException refusal) {
        return answer(ProblemType.CONFIRMATION.detail(messageOf(refusal)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownRevision(UnknownRevisionException refusal) {
        return answer(ProblemType.UNKNOWN_REVISION.detail(messageOf(refusal)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notStored(ConfigurationStoreException failure) {
        log("A change of the configuration failed", failure);
        return answer(ProblemType.CONFIGURATION_NOT_STORED.detail(messageOf(failure)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(ProxyUnavailableException failure) {
        budget.write(dropped -> logger.warn("The proxy does not answer a request: " + messageOf(failure) + dropped));
        ResponseEntity<ProblemDetail> refusal = answer(ProblemType.PROXY_UNAVAILABLE.detail(messageOf(failure)));
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
                .body(refusal.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(ProxyBusyException refusal) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemType.UNAVAILABLE.detail(messageOf(refusal)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedByKernel(KernelException failure) {
        log("The kernel refuses what a request needs", failure);
        return answer(ProblemType.KERNEL_REFUSED.detail(messageOf(failure)));
    }

    /** The web server cannot read the body to its end, for example because of a malformed chunk. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(BadRequestException refusal) {
        return answer(ProblemType.MALFORMED_BODY.detail(RequestProblems.BROKEN_BODY));
    }

    /** Tomcat decodes the query only when a controller reads the first parameter. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException refusal) {
        return answer(ProblemType.INVALID_PARAMETER.detail(
                "The query cannot be decoded: write it in UTF-8, percent-encoded where needed"));
    }

    /** The firewall checks parameter names only when they are read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException refusal) {
        return answer(
                ProblemType.BAD_REQUEST.detail("The method, the path, a header or the name of a parameter is refused:"
                        + " use a method of HTTP, a path without // and ; and encoded delimiters, names and headers"
                        + " without control"
                        + " characters, and one media type as Content-Type"));
    }

    /** The health and metrics endpoints parse the {@code Accept} header themselves. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> noMediaType(InvalidMimeTypeException refusal) {
        return answer(ProblemType.NOT_ACCEPTABLE.detail("The Accept header is not a list of media types"));
    }

    /** The client closed the connection or was disconnected; no response can be delivered. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> gone(ClientAbortException failure) {
        logger.debug("A client is gone", failure);
        return null;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        log("A request failed unexpectedly", failure);
        return answer(ProblemType.INTERNAL_ERROR.detail("See the log of the service for the cause"));
    }

    /** Maps the exceptions of Spring MVC. The media type is not negotiated, because {@code Accept} may be the cause. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            // The web server has already responded to an unreadable body and closes the connection.
            return null;
        }
        HttpHeaders typed = new HttpHeaders(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        ProblemDetail problem = RequestProblems.of(refusal, status, mostBytes);
        HttpStatusCode answered = refusal instanceof HttpMessageNotReadableException
                ? HttpStatusCode.valueOf(problem.getStatus())
                : status;
        return super.handleExceptionInternal(refusal, problem, typed, answered, request);
    }

    /** Creates the response for a problem. Its media type is not negotiated with the client (RFC 9457 section 3). */
    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private void log(String what, Exception failure) {
        budget.write(dropped -> logger.error(what + dropped, failure));
    }

    private static String messageOf(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
