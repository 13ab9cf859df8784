package net.igmpproxy.store;

import java.util.stream.Collectors;

/** Comments before the first key of a file, which replacements of the file preserve. */
final class HeadComment {
    private HeadComment() {}

    /** Returns the leading lines that are comments, blank, or a document start. */
    static String of(String text) {
        return text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#") || line.equals("---"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
