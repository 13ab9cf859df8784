package net.igmpproxy.store;

import java.util.stream.Collectors;

/** The comments before the first key of a file, which its owner wants to find again. */
final class HeadComment {
    private HeadComment() {}

    /** The first lines of a text as far as they are comments or empty. */
    static String of(String text) {
        return text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#") || line.equals("---"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
