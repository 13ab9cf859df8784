package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Compares {@code docs/configuration.md} with the program. */
class ConfigurationManualTest {
    private static final String MANUAL = read(Path.of("docs/configuration.md"));

    /**
     * Row of a table of keys: the key, and its default if that is a value. A name with a dash is not a key of the
     * document.
     */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`-]+)` \\|.*?(?:\\| `([^`|]+)` )?\\| [^|]* \\|$");

    private static final Map<?, ?> EXAMPLE = new Yaml().load(example());

    @Test
    void theExampleIsAccepted() {
        ProxyConfiguration configuration = ConfigurationReader.read(EXAMPLE);

        assertThat(configuration.isWhole()).isTrue();
        assertThat(ConfigurationReader.read(ConfigurationWriter.write(configuration)))
                .isEqualTo(configuration);
    }

    @Test
    void theExampleHasEveryKey() {
        assertThat(keys(EXAMPLE)).containsExactlyElementsOf(Keys.OF_DOCUMENT);
        assertThat(keys(object(object(EXAMPLE.get("interfaces")).get("eth1"))))
                .containsExactlyElementsOf(Keys.OF_INTERFACE);
    }

    @Test
    void theTablesHaveEveryKeyInTheOrderOfTheDocument() {
        assertThat(rows().keySet())
                .filteredOn(key -> !key.contains("."))
                .containsExactlyElementsOf(Stream.concat(Keys.OF_DOCUMENT.stream(), Keys.OF_INTERFACE.stream())
                        .toList());
        assertThat(rows().keySet())
                .contains("ssmMappings[].groups", "ssmMappings[].sources")
                .contains("staticGroups[].group", "staticGroups[].sources");
    }

    @Test
    void theDefaultsOfTheTablesAreThoseOfTheProgram() {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Object> body = new LinkedHashMap<>();
        rows().forEach((key, value) -> {
            if (!value.isEmpty() && !key.contains("[") && !Keys.OF_INTERFACE.contains(value)) {
                (Keys.OF_INTERFACE.contains(key) ? body : document).put(key, new Yaml().load(value));
            }
        });

        assertThat(document).hasSize(Keys.OF_DOCUMENT.size());
        assertThat(body).hasSizeGreaterThan(15);
        assertThat(ConfigurationReader.read(document)).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(ConfigurationReader.read(map("interfaces", map("eth1", body)))
                        .interfaces()
                        .values())
                .containsExactly(InterfaceConfiguration.of(Role.DOWNSTREAM));
    }

    /** Returns the keys of the tables with their defaults; empty for a key without a fixed default. */
    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        List<MatchResult> matches = ROW.matcher(MANUAL).results().toList();
        matches.forEach(row -> rows.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        return rows;
    }

    private static String example() {
        String start = "```yaml\n";
        int begin = MANUAL.indexOf(start) + start.length();
        return MANUAL.substring(begin, MANUAL.indexOf("```", begin));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(Object::toString).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
