package net.igmpproxy.api.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets filters answer with problems as controllers do. */
public final class ProblemWriter {
    private final List<HandlerExceptionResolver> resolvers;

    public ProblemWriter(List<HandlerExceptionResolver> resolvers) {
        this.resolvers = List.copyOf(resolvers);
    }

    /**
     * Answers a request with a problem in place of what its answer has until now. An answer that has begun to be sent is broken
     * off by the failure, lest it pass for complete.
     *
     * @param cause   what the problem is about
     * @param failure thrown if the answer has begun
     */
    <T extends Exception> void writeInstead(
            HttpServletRequest request, HttpServletResponse response, Exception cause, T failure)
            throws T, IOException {
        if (response.isCommitted()) {
            throw failure;
        }
        response.reset();
        write(request, response, cause);
    }

    /** Answers a request with the problem that a failure comes to. */
    public void write(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        for (HandlerExceptionResolver resolver : resolvers) {
            if (resolver.resolveException(request, response, null, failure) != null) {
                return;
            }
        }
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
