package net.igmpproxy.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import net.igmpproxy.exchange.ForeignFormat;
import net.igmpproxy.exchange.ForeignText;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.text.SourceText;

/** The command {@code import}: writes what another proxy's configuration is here; no service need run. */
public final class ImportCommand {
    /** The first argument of the program. */
    public static final String NAME = "import";

    private static final String FORMAT = "--format=";

    private ImportCommand() {}

    /**
     * Carries it out.
     *
     * @param arguments those after the command
     * @param out       takes the document, and nothing else
     * @param err       takes what is different here, and what is wrong
     * @return the exit status of the program: 0 if there is a document, 1 if not, 2 if an argument is not understood
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean hasFormat = !arguments.isEmpty() && arguments.get(0).startsWith(FORMAT);
        Optional<ForeignFormat> format =
                hasFormat ? ForeignFormat.named(arguments.get(0).substring(FORMAT.length())) : Optional.empty();
        if (arguments.size() != (hasFormat ? 2 : 1)
                || format.isPresent() != hasFormat
                || arguments.get(arguments.size() - 1).startsWith("-")) {
            err.println("Usage: import [--format=" + String.join("|", ForeignFormat.readable()) + "] FILE");
            return 2;
        }
        return read(format, Path.of(arguments.get(arguments.size() - 1)), out, err);
    }

    private static int read(Optional<ForeignFormat> format, Path file, PrintStream out, PrintStream err) {
        try {
            Import read = ForeignText.of(format, text(file)).read();
            read.warnings()
                    .forEach(warning -> err.println(line(file, warning.line(), warning.text(), warning.message())));
            out.print(YamlText.of(ConfigurationWriter.write(read.configuration())));
            return 0;
        } catch (ImportException refused) {
            refused.errors().forEach(error -> err.println(line(file, error.line(), error.text(), error.message())));
        } catch (IOException failure) {
            err.println(file + " cannot be read: " + IoReason.of(failure));
        }
        return 1;
    }

    /** Other than a configuration that a service is to start with it may come through a pipe. */
    private static String text(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(SourceText.MAX_BYTES + 1);
            if (content.length > SourceText.MAX_BYTES) {
                throw new FileSystemException(
                        file.toString(), null, "it is larger than " + SourceText.MAX_BYTES + " bytes");
            }
            return SourceText.decode(content);
        }
    }

    private static String line(Path file, int line, String text, String message) {
        return file + ":" + line + ": " + (text.isEmpty() ? "" : text + ": ") + message;
    }
}
