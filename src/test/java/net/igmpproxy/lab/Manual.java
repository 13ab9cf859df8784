package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Command blocks of a document, for running them unchanged. */
public final class Manual {
    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** Prelude that stops the script at the first failure, which a reader would notice, and ends endless commands. */
    private static final String STRICT = """
            set -eu -o pipefail
            curl() {
                case "$1" in
                    -N) command curl -sS --fail-with-body --max-time 1 "$@" || [ $? = 28 ] ;;
                    *) command curl -sS --fail-with-body "$@" ;;
                esac
            }
            """;

    private Manual() {}

    /** Returns the command blocks of a document. */
    public static List<String> blocks(Path document) {
        return blocks(text(document));
    }

    /** Returns the command blocks of the section with the given heading. */
    public static List<String> blocks(Path document, String heading) {
        return blocks(text(document).split("(?m)^## " + heading + "$", 2)[1].split("(?m)^## ", 2)[0]);
    }

    private static List<String> blocks(String text) {
        return COMMANDS.matcher(text).results().map(block -> block.group(1)).toList();
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a script that stops at the first failing command. */
    public static String strict(String commands) {
        return STRICT + commands;
    }
}
