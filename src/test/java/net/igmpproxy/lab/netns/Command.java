package net.igmpproxy.lab.netns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs programs. A child process inherits the network namespace of the starting thread. */
public final class Command {
    private Command() {}

    /**
     * Runs a program to its end.
     *
     * @param input the standard input
     * @return the standard output and error
     * @throws LaboratoryException if it cannot be run or its exit status is not 0
     */
    public static String run(String input, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LaboratoryException(String.join(" ", command) + "\n" + input + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new LaboratoryException("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in " + command[0], e);
        }
    }
}
