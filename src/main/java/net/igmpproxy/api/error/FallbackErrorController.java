package net.igmpproxy.api.error;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns problem details for requests that the web server or a filter refused before {@link ApiExceptionHandler}. */
@Hidden
@RestController
class FallbackErrorController implements ErrorController {
    private static final String TOO_SLOW = "Send the body without a pause of seconds, and within the time of a request"
            + " (igmp-proxy.rest.request-time). While many clients are slow, the slowest are cut off earlier: send it again";

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        HttpStatusCode status = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(code -> HttpStatusCode.valueOf((Integer) code))
                .orElse(HttpStatus.NOT_FOUND);
        ProblemDetail problem = ProblemType.of(status)
                .detail(HttpStatus.REQUEST_TIMEOUT.isSameCodeAs(status) ? TOO_SLOW : RequestProblems.DESCRIPTION);
        problem.setStatus(status.value());
        return ApiExceptionHandler.answer(problem);
    }
}
