package net.igmpproxy.launch;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.json.JsonParseException;

/** Failure analysis that names the variable with invalid JSON. The message of Spring does not name it. */
final class JsonFailureAnalyzer extends AbstractFailureAnalyzer<JsonParseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, JsonParseException cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        String message = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        return new FailureAnalysis(
                "SPRING_APPLICATION_JSON (or the property spring.application.json) is not JSON: " + message,
                "Correct it, such as {\"igmp-proxy\": {\"config-file\": \"/data/config.yaml\"}}, or remove it.",
                cause);
    }
}
