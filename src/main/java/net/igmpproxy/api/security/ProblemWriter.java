package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import net.igmpproxy.api.error.ProblemException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets filters answer with problems as controllers do. */
final class ProblemWriter {
    private final List<HandlerExceptionResolver> resolvers;

    ProblemWriter(List<HandlerExceptionResolver> resolvers) {
        this.resolvers = resolvers;
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem) throws IOException {
        for (HandlerExceptionResolver resolver : resolvers) {
            if (resolver.resolveException(request, response, null, problem) != null) {
                return;
            }
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
