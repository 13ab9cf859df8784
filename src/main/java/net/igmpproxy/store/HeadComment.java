package net.igmpproxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The comments before the first key of a file, which its owner wants to find again. */
final class HeadComment {
    private HeadComment() {}

    /** The first lines of a file as far as they are comments or empty; nothing if there is no file yet. */
    static String of(Path file) throws IOException {
        try {
            return Files.readString(file)
                    .lines()
                    .takeWhile(line -> line.isBlank() || line.startsWith("#") || line.equals("---"))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (NoSuchFileException missing) {
            return "";
        }
    }
}
