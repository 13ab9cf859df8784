package net.igmpproxy.api.error;

import java.util.List;
import net.igmpproxy.core.config.InvalidConfigurationException;
import net.igmpproxy.runtime.ConfigurationStoreException;
import net.igmpproxy.runtime.IncompleteConfigurationException;
import net.igmpproxy.runtime.KernelException;
import net.igmpproxy.runtime.ProxyUnavailableException;
import net.igmpproxy.runtime.StaleConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every failure of a request into a problem (RFC 9457). Messages reach the client only from exceptions whose
 * messages are meant for it; of anything else it learns no more than that the log knows.
 */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ProblemDetail problem(ProblemException refusal) {
        return refusal.type().detail(messageOf(refusal));
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidConfigurationException refusal) {
        List<ProblemError> errors =
                refusal.errors().stream().map(ProblemError::of).toList();
        String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        return withErrors(ProblemType.INVALID_CONFIGURATION.detail("Nothing was changed: " + count), errors);
    }

    @ExceptionHandler
    ProblemDetail incomplete(IncompleteConfigurationException refusal) {
        return withErrors(
                ProblemType.INCOMPLETE_CONFIGURATION.detail(messageOf(refusal)),
                refusal.missing().stream()
                        .map(sentence -> new ProblemError("interfaces", null, sentence))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail stale(StaleConfigurationException refusal) {
        return ProblemType.STALE_CONFIGURATION.detail(messageOf(refusal));
    }

    @ExceptionHandler
    ProblemDetail notStored(ConfigurationStoreException failure) {
        logger.error("A change of the configuration failed", failure);
        return ProblemType.CONFIGURATION_NOT_STORED.detail(messageOf(failure));
    }

    @ExceptionHandler
    ProblemDetail unavailable(ProxyUnavailableException failure) {
        logger.error("The proxy does not answer a request", failure);
        return ProblemType.PROXY_UNAVAILABLE.detail(messageOf(failure));
    }

    @ExceptionHandler
    ProblemDetail refusedByKernel(KernelException failure) {
        logger.error("The kernel refuses what a request needs", failure);
        return ProblemType.KERNEL_REFUSED.detail(messageOf(failure));
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception failure) {
        logger.error("A request failed unexpectedly", failure);
        return ProblemType.INTERNAL_ERROR.detail("The log of the service says why");
    }

    /** What Spring itself refuses. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return super.handleExceptionInternal(refusal, RequestProblems.of(refusal, status), headers, status, request);
    }

    private static ProblemDetail withErrors(ProblemDetail problem, List<ProblemError> errors) {
        problem.setProperty("errors", errors);
        return problem;
    }

    private static String messageOf(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
