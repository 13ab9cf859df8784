package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.netns.LaboratoryException;

/** Program of another project that runs to its end and validates its input ({@link PeerPrograms}). */
public final class PeerProgram {
    private PeerProgram() {}

    /**
     * Result of a program.
     *
     * @param passed true if its exit status is 0
     * @param output its output
     */
    public record Verdict(boolean passed, String output) {}

    /** Returns the path of a program. */
    static String path(String name) {
        return BuildDirectory.peer(name)
                .map(Object::toString)
                .orElseThrow(() -> new LaboratoryException(name + " is missing in " + BuildDirectory.downloads()));
    }

    /** Runs a program with the given standard input. */
    public static Verdict run(String name, String input, String... arguments) {
        return run(name, Map.of(), input, arguments);
    }

    static Verdict run(String name, Map<String, String> environment, String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(path(name)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor() == 0, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in " + name, e);
        }
    }
}
