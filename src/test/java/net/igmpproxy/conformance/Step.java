package net.igmpproxy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** A numbered input file and the output file that belongs to it. */
record Step(Path folder, String number) {
    static final String INPUT = "-input.txt";
    private static final String OUTPUT = "-output.txt";

    /** What an output file says when the core says nothing. */
    private static final String NOTHING = "nothing";

    static boolean isOutput(String name) {
        return name.endsWith(OUTPUT);
    }

    /** The statements, without comments. */
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

    /** The text of the output file. */
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

    /** Lines as the output file has them. */
    static String text(List<String> lines) {
        return String.join("\n", lines.isEmpty() ? List.of(NOTHING) : lines) + "\n";
    }
}
