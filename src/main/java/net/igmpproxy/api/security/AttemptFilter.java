package net.igmpproxy.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps addresses waiting from which too many attempts have failed. */
final class AttemptFilter extends OncePerRequestFilter {
    private final FailedAttempts attempts;
    private final ProblemWriter problems;

    AttemptFilter(FailedAttempts attempts, ProblemWriter problems) {
        this.attempts = attempts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? Duration.ZERO
                : attempts.wait(request.getRemoteAddr());
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            long seconds = Math.max(1, wait.toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            problems.write(
                    request,
                    response,
                    new ProblemException(
                            ProblemType.TOO_MANY_ATTEMPTS,
                            "Too many attempts from " + request.getRemoteAddr() + " have failed: wait " + seconds
                                    + " s"));
        }
    }
}
