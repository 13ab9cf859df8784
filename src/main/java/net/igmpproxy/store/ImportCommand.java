package net.igmpproxy.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.exchange.ForeignFormat;
import net.igmpproxy.core.exchange.Import;
import net.igmpproxy.core.exchange.ImportException;

/** The command {@code import}: writes what another proxy's configuration is here; no service need run. */
public final class ImportCommand {
    /** The first argument of the program. */
    public static final String NAME = "import";

    private static final String FORMAT = "--format=";
    private static final int MOST_BYTES = YamlConfigurationStore.MOST_BYTES;

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
        Optional<ForeignFormat> format = arguments.stream()
                .filter(argument -> argument.startsWith(FORMAT))
                .findFirst()
                .flatMap(argument -> ForeignFormat.named(argument.substring(FORMAT.length())));
        if (arguments.size() != 2 || format.isEmpty() || !arguments.get(0).startsWith(FORMAT)) {
            err.println("Usage: import --format=" + String.join("|", ForeignFormat.readable()) + " FILE");
            return 2;
        }
        return read(format.get(), Path.of(arguments.get(1)), out, err);
    }

    /** Other than a configuration that a service is to start with it may come through a pipe. */
    private static String text(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new FileSystemException(file.toString(), null, "it is larger than " + MOST_BYTES + " bytes");
            }
            return RegularFile.text(content);
        }
    }

    private static int read(ForeignFormat format, Path file, PrintStream out, PrintStream err) {
        try {
            Import read = format.read(text(file));
            read.warnings()
                    .forEach(warning -> err.println(
                            file + ":" + warning.line() + ": " + warning.text() + ": " + warning.message()));
            out.print(YamlText.of(ConfigurationWriter.write(read.configuration())));
            return 0;
        } catch (ImportException refused) {
            refused.errors()
                    .forEach(error ->
                            err.println(file + ":" + error.line() + ": " + error.text() + ": " + error.message()));
        } catch (IOException failure) {
            err.println(file + " cannot be read: " + IoReason.of(failure));
        }
        return 1;
    }
}
