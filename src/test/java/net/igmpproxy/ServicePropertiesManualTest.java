package net.igmpproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Compares the table of properties in {@code docs/configuration.md} with the records that the properties are bound to.
 */
class ServicePropertiesManualTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(igmp-proxy\\.[^`]+)` \\| `([A-Z_]+)` \\| [^|]+ \\| ([^|]+) \\| [^|]+ \\|$");

    private final Map<String, MatchResult> rows;

    ServicePropertiesManualTest() throws IOException {
        rows = ROW.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .collect(Collectors.toMap((MatchResult row) -> row.group(1), Function.identity()));
    }

    @Test
    void theTableHasEveryPropertyAndNoOther() {
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(properties().keySet());
    }

    @Test
    void theDefaultsAreThoseOfTheProgram() {
        properties().forEach((name, component) -> {
            String[] values = defaults(component);
            String said = Objects.requireNonNull(rows.get(name)).group(3);
            if (values.length == 1) {
                assertThat(said).as(name).isEqualTo("`" + values[0] + "`");
            } else {
                assertThat(said).as(name).doesNotStartWith("`");
            }
        });
    }

    @Test
    void theVariablesOfTheEnvironmentSetTheProperties() {
        rows.forEach((name, row) -> {
            ConfigurationPropertySource environment = Objects.requireNonNull(ConfigurationPropertySource.from(
                    new SystemEnvironmentPropertySource("systemEnvironment", Map.of(row.group(2), "it"))));
            assertThat(environment.getConfigurationProperty(ConfigurationPropertyName.of(name)))
                    .as(row.group(2))
                    .isNotNull();
        });
    }

    private static Map<String, RecordComponent> properties() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, RecordComponent> properties = new TreeMap<>();
        scanner.findCandidateComponents(IgmpProxyApplication.class.getPackageName())
                .forEach(found -> properties.putAll(propertiesOf(Objects.requireNonNull(found.getBeanClassName()))));
        return properties;
    }

    private static Map<String, RecordComponent> propertiesOf(String record) {
        try {
            Class<?> type = Class.forName(record);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            return Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toMap(
                            component -> prefix + "." + inKebabCase(component.getName()), Function.identity()));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String inKebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String[] defaults(RecordComponent component) {
        DefaultValue value = Stream.of(component.getDeclaringRecord().getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return value == null ? new String[0] : value.value();
    }
}
