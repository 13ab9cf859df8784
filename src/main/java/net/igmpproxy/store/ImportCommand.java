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

/** Command {@code import}: converts the configuration of another proxy; requires no running service. */
public final class ImportCommand {
    /** Name of the command, the first program argument. */
    public static final String NAME = "import";

    private static final String FORMAT = "--format=";

    private ImportCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments arguments after the command name
     * @param out receives the document only
     * @param err receives warnings and errors
     * @return exit status: 0 with a document, 1 without one, 2 for invalid arguments
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

    /** Unlike the service's own configuration file, the text may come through a pipe. */
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
