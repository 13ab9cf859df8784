package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import net.igmpproxy.lab.netns.LaboratoryException;

/** Redocly's linter for descriptions of REST interfaces, with the rules of {@code openapi/redocly.yaml}. */
public final class ContractLinter {
    /** Its name, for {@link PeerPrograms}. */
    public static final String PROGRAM = "redocly";

    private static final Path RULES = Path.of("openapi", "redocly.yaml");

    /** It would look for newer versions of itself, and report that it was run. */
    private static final Map<String, String> SILENCE =
            Map.of("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "REDOCLY_TELEMETRY", "off", "CI", "true");

    private ContractLinter() {}

    /**
     * What it says of a description.
     *
     * @param passed whether it found nothing
     * @param output what it printed
     */
    public record Verdict(boolean passed, String output) {}

    /** Runs it. */
    public static Verdict lint(Path description) {
        String program = BuildDirectory.peer(PROGRAM)
                .orElseThrow(() -> new LaboratoryException(PROGRAM + " is missing"))
                .toString();
        ProcessBuilder command = new ProcessBuilder(
                        program, "lint", "--config", RULES.toString(), description.toString())
                .redirectErrorStream(true);
        command.environment().putAll(SILENCE);
        try {
            Process process = command.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor() == 0, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in " + PROGRAM, e);
        }
    }
}
