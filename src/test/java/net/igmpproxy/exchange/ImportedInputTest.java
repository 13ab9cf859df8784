package net.igmpproxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.text.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real configurations; the file beside each has the expected document and warnings, or the expected errors. */
class ImportedInputTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/imports");
    private static final String EXPECTED = ".expected";

    /** True to write the results as expected files, for review. */
    private static final boolean IS_UPDATE = Boolean.getBoolean("imports.update");

    static Stream<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void comesToWhatIsExpected(Path input) throws IOException {
        Path expected = Path.of(input + EXPECTED);
        String outcome = outcome(SourceText.decode(Files.readAllBytes(input)));
        if (IS_UPDATE) {
            Files.writeString(expected, outcome);
        }

        assertThat(outcome).isEqualTo(Files.readString(expected));
    }

    private static String outcome(String text) {
        try {
            ForeignText foreign = ForeignText.of(Optional.empty(), text);
            Import read = foreign.read();
            return "format " + foreign.format().label() + "\n"
                    + "quickleave " + read.configuration().quickleave() + "\n"
                    + read.configuration().interfaces().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + written(entry.getKey(), entry.getValue()) + "\n")
                            .collect(Collectors.joining())
                    + read.warnings().stream()
                            .map(warning -> "warning " + warning.line() + ": " + warning.text() + ": "
                                    + warning.message() + "\n")
                            .collect(Collectors.joining());
        } catch (ImportException refusal) {
            return refusal.errors().stream()
                    .map(error -> "error " + error.line() + ": " + error.text() + ": " + error.message() + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static @Nullable Object written(InterfaceName name, InterfaceConfiguration body) {
        Object interfaces = ConfigurationWriter.write(
                        ProxyConfiguration.EMPTY.withInterfaces(new TreeMap<>(Map.of(name, body))))
                .get("interfaces");
        return interfaces instanceof Map<?, ?> bodies ? bodies.get(name.value()) : interfaces;
    }
}
