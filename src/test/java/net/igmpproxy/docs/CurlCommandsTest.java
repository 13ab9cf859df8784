package net.igmpproxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Checks that each curl command in the documents matches an operation of the OpenAPI document with its parameters. */
class CurlCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("curl [^`\\n]*?localhost:8080(/[^\\s'\"`)]*)[^`\\n]*");
    private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");

    /** Paths of Spring, which are not part of the OpenAPI document. */
    private static final Pattern SPRINGS = Pattern.compile("/(actuator|swagger-ui|v3)/.*");

    private final Map<String, Map<String, Object>> paths = paths();

    CurlCommandsTest() throws IOException {}

    static Stream<Path> documents() throws IOException {
        return LinksTest.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void askForWhatIsThere(Path document) throws IOException {
        for (MatchResult command :
                COMMAND.matcher(Files.readString(document)).results().toList()) {
            String path = command.group(1).replaceAll("[,.:]+$", "");
            if (!SPRINGS.matcher(path).matches()) {
                check(document + ": " + command.group(), method(command.group()), path);
            }
        }
    }

    private void check(String command, String method, String pathAndQuery) {
        String[] parts = pathAndQuery.split("\\?", 2);
        Map<String, Object> operations = paths.entrySet().stream()
                .filter(entry -> parts[0].matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(Map.Entry::getValue)
                .filter(found -> found.containsKey(method))
                .findFirst()
                .orElse(Map.of());
        assertThat(operations).as(command).containsKey(method);
        if (parts.length > 1) {
            assertThat(parameters(Objects.requireNonNull(operations.get(method))))
                    .as(command)
                    .containsAll(Stream.of(parts[1].split("&", -1))
                            .map(parameter -> parameter.split("=", 2)[0])
                            .toList());
        }
    }

    private static String method(String command) {
        Matcher method = METHOD.matcher(command);
        return method.find() ? method.group(1).toLowerCase(Locale.ROOT) : "get";
    }

    private static List<String> parameters(Object operation) {
        List<String> names = new ArrayList<>();
        if (operation instanceof Map<?, ?> described && described.get("parameters") instanceof List<?> parameters) {
            parameters.forEach(parameter -> names.add(String.valueOf(((Map<?, ?>) parameter).get("name"))));
        }
        return names;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths() throws IOException {
        Map<String, Object> contract = new Yaml().load(Files.readString(Path.of("openapi/igmp-proxy.yaml")));
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(contract.get("paths"));
    }
}
