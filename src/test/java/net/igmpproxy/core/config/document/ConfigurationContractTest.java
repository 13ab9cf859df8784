package net.igmpproxy.core.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Compares the configuration in {@code openapi/igmp-proxy.yaml}, and so in the Helm schema, with the reader. */
class ConfigurationContractTest {
    private static final Map<?, ?> SCHEMAS = schemas();
    private static final Map<String, Map<?, ?>> OF_DOCUMENT = properties("ProxyConfiguration");
    private static final Map<String, Map<?, ?>> OF_INTERFACE = properties("InterfaceConfiguration");

    @Test
    void contractHasTheKeysOfTheProgram() {
        assertThat(OF_DOCUMENT.keySet()).containsExactlyInAnyOrderElementsOf(Keys.OF_DOCUMENT);
        assertThat(OF_INTERFACE.keySet()).containsExactlyInAnyOrderElementsOf(Keys.OF_INTERFACE);
    }

    @Test
    void defaultsOfTheContractAreThoseOfTheProgram() {
        Map<String, Object> document = defaults(OF_DOCUMENT);
        Map<String, Object> body = defaults(OF_INTERFACE);

        assertThat(document).hasSizeGreaterThan(5);
        assertThat(body).hasSizeGreaterThan(15);
        assertThat(ConfigurationReader.read(document)).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(ConfigurationReader.read(ofInterface(body)).interfaces().values())
                .containsExactly(InterfaceConfiguration.of(Role.DOWNSTREAM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void rangeOfTheContractIsThatOfTheReader(String key, boolean isOfInterface, int minimum, int maximum) {
        assertThatNoException().isThrownBy(() -> read(key, isOfInterface, minimum));
        assertThatNoException().isThrownBy(() -> read(key, isOfInterface, maximum));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> read(key, isOfInterface, minimum - 1));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> read(key, isOfInterface, maximum + 1));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("words")
    void wordOfTheContractIsAccepted(String key, boolean isOfInterface, String word) {
        assertThatNoException().isThrownBy(() -> read(key, isOfInterface, word));
    }

    static Stream<Arguments> ranges() {
        return Stream.concat(ranges(OF_DOCUMENT, false), ranges(OF_INTERFACE, true));
    }

    private static Stream<Arguments> ranges(Map<String, Map<?, ?>> properties, boolean isOfInterface) {
        return properties.entrySet().stream()
                .filter(property -> "integer".equals(property.getValue().get("type")))
                .map(property -> Arguments.of(
                        property.getKey(),
                        isOfInterface,
                        property.getValue().get("minimum"),
                        property.getValue().get("maximum")));
    }

    static Stream<Arguments> words() {
        return Stream.concat(words(OF_DOCUMENT, false), words(OF_INTERFACE, true));
    }

    private static Stream<Arguments> words(Map<String, Map<?, ?>> properties, boolean isOfInterface) {
        return properties.entrySet().stream()
                .filter(property -> property.getValue().get("enum") instanceof List<?>)
                .flatMap(property -> ((List<?>) property.getValue().get("enum"))
                        .stream().map(word -> Arguments.of(property.getKey(), isOfInterface, word)));
    }

    private static ProxyConfiguration read(String key, boolean isOfInterface, Object value) {
        return ConfigurationReader.read(isOfInterface ? ofInterface(Map.of(key, value)) : Map.of(key, value));
    }

    private static Map<String, Object> ofInterface(Map<String, Object> body) {
        return Map.of(Keys.INTERFACES, Map.of("eth1", body));
    }

    private static Map<String, Object> defaults(Map<String, Map<?, ?>> properties) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        properties.forEach((key, property) -> {
            Object value = property.get("default");
            if (value != null) {
                defaults.put(key, value);
            }
        });
        return defaults;
    }

    private static Map<String, Map<?, ?>> properties(String schema) {
        Map<String, Map<?, ?>> properties = new LinkedHashMap<>();
        object(object(SCHEMAS.get(schema)).get("properties"))
                .forEach((key, property) -> properties.put(String.valueOf(key), object(property)));
        return properties;
    }

    private static Map<?, ?> schemas() {
        try {
            Map<?, ?> contract = new Yaml().load(Files.readString(Path.of("openapi", "igmp-proxy.yaml")));
            return object(object(contract.get("components")).get("schemas"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
