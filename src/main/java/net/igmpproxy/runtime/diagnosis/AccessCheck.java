package net.igmpproxy.runtime.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.AccessProblem;

/**
 * Check of the REST access: reports users that are refused although they should be admitted. Forwarding is not
 * affected.
 */
final class AccessCheck {
    private AccessCheck() {}

    static Stream<Diagnosis> look(Optional<AccessProblem> problem) {
        return problem.map(AccessCheck::of).stream();
    }

    private static Diagnosis of(AccessProblem problem) {
        String file = Commands.quoted(problem.tokens().toString());
        return switch (problem.kind()) {
            case NO_AUTHENTICATION ->
                Diagnosis.ofAll(
                        "no-authentication",
                        Severity.WARNING,
                        problem.reason() + ". Make a token, which is valid at once; forwarding is not affected",
                        "igmp-proxy token --name=admin --role=operator --file=" + file);
            case TOKENS_REFUSED ->
                Diagnosis.ofAll(
                        "token-file-refused",
                        Severity.WARNING,
                        "No token is valid: " + problem.reason()
                                + ". Correct the file, which is read again at the next request; forwarding is not"
                                + " affected",
                        "ls -l " + file + "; cat -n " + file);
        };
    }
}
