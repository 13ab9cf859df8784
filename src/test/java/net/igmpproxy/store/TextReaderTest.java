package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

class TextReaderTest {
    private static final Path FILE = Path.of("config.yaml");
    private static final String[] PIECES = {
        "a",
        "key: value",
        "- ",
        "\n",
        "\r\n",
        "\r",
        "  ",
        "# note\n",
        "'quoted ''text'",
        "\"esc\\n\\u00fc\"",
        "[1, 2]",
        "{a: b}",
        "|\n  block\n  text\n",
        ">-\n  folded\n",
        "\u00fc",
        "\ud83d\ude00",
        "\ufeff",
        "---\n",
        "? x\n: y\n",
        "&a ",
        "*a",
        "!!int ",
        "\t",
        ":",
        "\u2028",
        "%YAML 1.1\n",
        "..."
    };

    @Test
    void readsAsTheReaderOfTheLibraryDoes() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            assertThat(events(new ParserImpl(new TextReader(text), new LoaderOptions())))
                    .as(text)
                    .isEqualTo(events(new ParserImpl(new StreamReader(new StringReader(text)), new LoaderOptions())));
        }
    }

    /** The reader of the library needs 30 s or more for 4 MiB of each of these. */
    @ParameterizedTest
    @ValueSource(strings = {"#", "# ", "maxFlows: 1 #", "x", "\"", "'", "!!int 1", "&", "a: |\n  ", "%"})
    void timeGrowsWithTheLengthOfAToken(String start) {
        long shortNanos = nanos(start, 1 << 19);
        long longNanos = nanos(start, 1 << 22);

        assertThat(longNanos)
                .as("8 times the length, of which the square is 64")
                .isLessThan(30 * shortNanos + Duration.ofSeconds(5).toNanos());
    }

    @Test
    void documentOnOneLineIsRead() {
        String names = "\"name\", ".repeat(50_000);

        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(() -> YamlDocument.configuration(FILE, "{\"x\": [" + names + "]}", 4 << 20))
                .withMessage("config.yaml:1: x: unknown key: known here are " + known());
        assertThat(YamlDocument.configuration(FILE, "{\"enabled\": false" + " ".repeat(1 << 20) + "}", 4 << 20))
                .isEqualTo(ProxyConfiguration.EMPTY.withEnabled(false));
    }

    @Test
    void manyErrorsAreCounted() {
        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(() -> YamlDocument.configuration(FILE, "a: 1\n".repeat(1), 100))
                .withMessageNotContaining("more errors");
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            keys.append("k").append(i).append(": 1\n");
        }
        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(() -> YamlDocument.configuration(FILE, keys.toString(), 1 << 20))
                .withMessageEndingWith("and 900 more errors");
    }

    private static String known() {
        try {
            YamlDocument.configuration(FILE, "x: []", 100);
            throw new AssertionError("a key that is not known is taken");
        } catch (InvalidConfigurationFileException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return message.substring(message.indexOf("known here are ") + "known here are ".length());
        }
    }

    private static long nanos(String start, int length) {
        String text = start + "1".repeat(length - start.length());
        long begun = System.nanoTime();
        try {
            YamlDocument.configuration(FILE, text, 4 << 20);
        } catch (InvalidConfigurationFileException refusal) {
            assertThat(refusal.getMessage()).hasSizeLessThan(2_000);
        }
        return System.nanoTime() - begun;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static List<String> events(ParserImpl parser) {
        List<String> events = new ArrayList<>();
        try {
            while (!parser.checkEvent(Event.ID.StreamEnd)) {
                Event event = parser.getEvent();
                events.add(event + " " + event.getStartMark().getLine() + ":"
                        + event.getStartMark().getColumn() + " "
                        + event.getEndMark().getIndex());
            }
        } catch (YAMLException failure) {
            events.add(failure.getClass().getName());
        }
        return events;
    }
}
