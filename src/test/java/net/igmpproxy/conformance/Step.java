package net.igmpproxy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Numbered input file and its output file. */
record Step(Path folder, String number) {
    static final String INPUT = "-input.txt";
    private static final String OUTPUT = "-output.txt";

    /** Content of the output file if the core has no output. */
    private static final String NOTHING = "nothing";

    static boolean isOutput(String name) {
        return name.endsWith(OUTPUT);
    }

    /** Returns the statements, without comments. */
    List<String> statements() {
        try {
            return Files.readAllLines(folder.resolve(number + INPUT)).stream()
                    .map(String::strip)
                    .filter(Predicate.not(String::isEmpty))
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the content of the output file. */
    String expected() {
        try {
            return Files.readString(folder.resolve(number + OUTPUT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the output file. */
    void update(List<String> lines) {
        try {
            Files.writeString(folder.resolve(number + OUTPUT), text(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Formats lines as in the output file. */
    static String text(List<String> lines) {
        return String.join("\n", lines.isEmpty() ? List.of(NOTHING) : lines) + "\n";
    }
}
