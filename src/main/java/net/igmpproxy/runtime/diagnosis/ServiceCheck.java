package net.igmpproxy.runtime.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.runtime.Refusal;
import net.igmpproxy.runtime.ServiceStatus;

/** What keeps the proxy from working at all, and a configuration file that is not taken. */
final class ServiceCheck {
    private static final String NOT_FORWARDING = "not-forwarding";

    private ServiceCheck() {}

    static Stream<Diagnosis> look(ServiceStatus status) {
        return status.reasons().stream().map(reason -> of(status, "The proxy does not forward: " + reason));
    }

    static Optional<Diagnosis> ofFile(Optional<String> problem) {
        return problem.map(reason -> Diagnosis.ofAll(
                "configuration-file-refused",
                Severity.WARNING,
                "The configuration file was changed, and is not taken: " + reason
                        + ". Correct it, which is noticed by itself; or make any change over REST, which replaces it",
                "curl localhost:8080/api/v1/config"));
    }

    private static Diagnosis of(ServiceStatus status, String message) {
        return switch (status.state()) {
            case DISABLED ->
                Diagnosis.ofAll(
                        NOT_FORWARDING,
                        Severity.WARNING,
                        message,
                        Commands.call("PATCH", "/config", "{\"enabled\": true}"));
            case RUNNING -> Diagnosis.ofAll(NOT_FORWARDING, Severity.ERROR, message, "ip -br address");
            case INCOMPLETE ->
                Diagnosis.ofAll(
                        NOT_FORWARDING,
                        Severity.ERROR,
                        message,
                        Commands.call(
                                "PATCH",
                                "/config",
                                "{\"interfaces\": {\"UPSTREAM\": {\"role\": \"upstream\"},"
                                        + " \"DOWNSTREAM\": {\"role\": \"downstream\"}}}"));
            case FAILED -> of(status.refusal().orElse(Refusal.OTHER), message);
        };
    }

    private static Diagnosis of(Refusal refusal, String message) {
        return switch (refusal.kind()) {
            case TABLE_IN_USE ->
                Diagnosis.ofAll(
                        "other-multicast-router",
                        Severity.ERROR,
                        message,
                        refusal.process().isPresent()
                                ? "systemctl disable --now $(ps -o unit= -p "
                                        + refusal.process().getAsInt() + ")"
                                : "ss -wanp");
            case CAPABILITY_MISSING ->
                Diagnosis.ofAll(
                        "capability-missing",
                        Severity.ERROR,
                        message,
                        "setpriv --inh-caps +net_raw --ambient-caps +net_raw java -jar igmp-proxy-1.0.0.jar");
            case NO_MULTICAST_ROUTING ->
                Diagnosis.ofAll(
                        "kernel-without-multicast-routing",
                        Severity.ERROR,
                        message + " Install a kernel that has it",
                        "grep IP_MROUTE /boot/config-$(uname -r)");
            case OTHER ->
                Diagnosis.ofAll(NOT_FORWARDING, Severity.ERROR, message, "curl localhost:8080/api/v1/service");
        };
    }
}
