package net.igmpproxy.lab;

import java.nio.file.Path;
import java.util.Map;
import net.igmpproxy.lab.PeerProgram.Verdict;

/** Redocly's OpenAPI linter, with the rules of {@code openapi/redocly.yaml}. */
public final class ContractLinter {
    /** Program name, for {@link PeerPrograms}. */
    public static final String PROGRAM = "redocly";

    private static final Path RULES = Path.of("openapi", "redocly.yaml");

    /** Environment that disables its update check and telemetry. */
    private static final Map<String, String> SILENCE =
            Map.of("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "REDOCLY_TELEMETRY", "off", "CI", "true");

    private ContractLinter() {}

    /** Checks an OpenAPI document. */
    public static Verdict lint(Path description) {
        return PeerProgram.run(PROGRAM, SILENCE, "", "lint", "--config", RULES.toString(), description.toString());
    }
}
