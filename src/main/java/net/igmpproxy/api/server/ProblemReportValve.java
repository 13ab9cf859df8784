package net.igmpproxy.api.server;

import java.io.IOException;
import java.io.PrintWriter;
import net.igmpproxy.api.error.ProblemType;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Responds with a problem detail instead of a page to requests that Tomcat itself refuses, such as an undecodable path.
 */
class ProblemReportValve extends ErrorReportValve {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = ProblemType.of(HttpStatusCode.valueOf(status));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try (PrintWriter writer = response.getReporter()) {
            if (writer != null) {
                writer.printf("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}", type.uri(), type.title(), status);
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOGGER.debug("A client did not wait for its refusal", gone);
        }
    }
}
