package net.igmpproxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.text.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line that is not recognised always causes an error or a warning; no import is silently incomplete. */
class GarbledLineTest {
    private static final List<UnaryOperator<String>> GARBLINGS = List.of(
            line -> "> " + line,
            line -> "admin@er# " + line,
            line -> "\u00a0" + line,
            line -> "\u200b" + line,
            line -> "x" + line.strip(),
            line -> line.strip().replaceFirst(" ", "\u00a0"),
            line -> line.strip().length() < 2
                    ? line
                    : line.strip().charAt(1)
                            + line.strip().substring(0, 1)
                            + line.strip().substring(2),
            line -> line.toUpperCase(Locale.ROOT),
            line -> line.strip().substring(line.strip().length() / 2));

    static Stream<String> validTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (ForeignFormat format : ForeignFormat.values()) {
            texts.addAll(Texts.of(format));
        }
        for (Path input : ImportedInputTest.inputs().toList()) {
            texts.add(SourceText.decode(Files.readAllBytes(input)));
        }
        return texts.stream().filter(text -> read(text).isPresent());
    }

    @ParameterizedTest
    @MethodSource("validTexts")
    void isUnderstoodOrSpokenOf(String text) {
        Import original = read(text).orElseThrow();
        List<String> lines = List.of(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            Optional<Import> without = read(with(lines, i, ""));
            boolean isSignificant = without.filter(less -> less.configuration().equals(original.configuration()))
                    .isEmpty();
            for (UnaryOperator<String> garbling : GARBLINGS) {
                String garbled = garbling.apply(lines.get(i));
                if (isSignificant && without.isPresent() && !isNothing(garbled)) {
                    assertThat(read(with(lines, i, garbled)))
                            .as("line %d, garbled to %s", i + 1, garbled)
                            .isNotEqualTo(without);
                }
            }
        }
    }

    private static boolean isNothing(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    private static String with(List<String> lines, int index, String line) {
        String[] changed = lines.toArray(String[]::new);
        changed[index] = line;
        return String.join("\n", Arrays.asList(changed));
    }

    /** Returns the import of a text in its recognised format; empty if the text has errors. */
    private static Optional<Import> read(String text) {
        try {
            return Optional.of(ForeignText.of(Optional.empty(), text).read());
        } catch (ImportException refusal) {
            return Optional.empty();
        }
    }
}
