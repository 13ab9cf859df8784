package net.igmpproxy.runtime.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.port.Refusal;
import net.igmpproxy.runtime.storage.FileProblem;

/** Check for reasons why the proxy does not forward, and for a configuration file that is not in force. */
final class ServiceCheck {
    /** Type of the finding that nothing is forwarded; the message names the cause. */
    static final String NOT_FORWARDING = "not-forwarding";

    private static final String FILE_REFUSED = "configuration-file-refused";

    private ServiceCheck() {}

    static Stream<Diagnosis> look(ServiceStatus status) {
        return status.reasons().stream().map(reason -> of(status, "The proxy does not forward: " + reason));
    }

    static Optional<Diagnosis> ofFile(Optional<FileProblem> problem) {
        return problem.map(ServiceCheck::of);
    }

    private static Diagnosis of(FileProblem problem) {
        return switch (problem.kind()) {
            case MISSING ->
                ofFile(
                        "configuration-file-missing",
                        "The configuration file is missing: the configuration in force remains, but the next start would be"
                                + " without it. Any change over REST writes the file; so does the command, which changes"
                                + " nothing else");
            case WAITING ->
                Diagnosis.ofAll(
                        FILE_REFUSED,
                        Severity.WARNING,
                        "The configuration file was changed, and is not adopted yet: " + problem.reason(),
                        Commands.call("POST", "/config/confirm"));
            case REFUSED ->
                ofFile(
                        FILE_REFUSED,
                        "The configuration file was changed, and is refused: " + problem.reason()
                                + ". Correct the file, which is noticed within a second. Or repeat a change with"
                                + " ?overwriteFile=true, as the command does: it discards the edit and writes the"
                                + " configuration in force");
        };
    }

    private static Diagnosis ofFile(String type, String message) {
        return Diagnosis.ofAll(
                type, Severity.WARNING, message, Commands.call("PATCH", "/config?overwriteFile=true", "{}"));
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
                        refusal.holder().map(ServiceCheck::stopping).orElse("ss -wanp"));
            case CAPABILITY_MISSING ->
                Diagnosis.ofAll(
                        "capability-missing",
                        Severity.ERROR,
                        message,
                        "setpriv --inh-caps +net_raw --ambient-caps +net_raw igmp-proxy");
            case NO_MULTICAST_ROUTING ->
                Diagnosis.ofAll(
                        "kernel-without-multicast-routing",
                        Severity.ERROR,
                        message + " Install a kernel that has it",
                        "grep IP_MROUTE /boot/config-$(uname -r)");
            case OTHER -> Diagnosis.ofAll(NOT_FORWARDING, Severity.ERROR, message, Commands.get("/service"));
        };
    }

    private static String stopping(Refusal.Holder holder) {
        return holder.unit()
                .map(unit -> "systemctl disable --now " + Commands.quoted(unit))
                .orElse("kill " + holder.process());
    }
}
