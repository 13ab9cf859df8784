package net.igmpproxy.api.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Maps exceptions of all later filters to problem details, like {@link ApiExceptionHandler} for controllers. The web
 * server would log a stack trace for each of them.
 */
final class ProblemFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    ProblemFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException failure) {
            problems.writeInstead(
                    request, response, failure.getRootCause() instanceof Exception cause ? cause : failure, failure);
        } catch (IOException failure) {
            problems.writeInstead(request, response, failure, failure);
        } catch (RuntimeException failure) {
            problems.writeInstead(request, response, failure, failure);
        }
    }
}
