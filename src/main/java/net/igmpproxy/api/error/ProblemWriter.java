package net.igmpproxy.api.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Writes problem details from filters, in the same way as from controllers. */
public final class ProblemWriter {
    private final List<HandlerExceptionResolver> resolvers;

    public ProblemWriter(List<HandlerExceptionResolver> resolvers) {
        this.resolvers = List.copyOf(resolvers);
    }

    /**
     * Replaces the response by a problem detail. If the response is already committed, throws the failure so that a
     * partial response does not pass for a complete one.
     *
     * @param cause   the cause of the problem
     * @param failure thrown if the response is committed
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

    /** Writes the problem detail of a failure. */
    public void write(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        for (HandlerExceptionResolver resolver : resolvers) {
            if (resolver.resolveException(request, response, null, failure) != null) {
                return;
            }
        }
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
