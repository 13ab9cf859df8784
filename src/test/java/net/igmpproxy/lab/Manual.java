package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of a document, to be run as they stand there. */
public final class Manual {
    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** A refusal ends the script, which readers would see with their own eyes; what never ends, they end. */
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

    /** The blocks of commands of a document. */
    public static List<String> blocks(Path document) {
        return blocks(text(document));
    }

    /** The blocks of commands in the section of a document that has a heading. */
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

    /** A script that ends with the first command that fails. */
    public static String strict(String commands) {
        return STRICT + commands;
    }
}
