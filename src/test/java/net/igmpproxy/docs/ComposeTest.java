package net.igmpproxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Checks that the files mounted by docs/compose exist under the paths that the containers read. */
class ComposeTest {
    private static final Path DIRECTORY = Path.of("docs", "compose");

    private final Map<String, Map<String, Object>> services = services();

    ComposeTest() throws IOException {}

    @Test
    void everyFileThatIsMountedIsThere() {
        assertThat(mounts())
                .hasSizeGreaterThan(4)
                .allSatisfy(mount -> assertThat(mount.here()).exists());
    }

    @Test
    void prometheusAndGrafanaFindWhatTheyReadWhereItIsMounted() throws IOException {
        assertThat(found(load("prometheus/prometheus.yaml", "rule_files"))).hasSizeGreaterThan(1);
        assertThat(mounts().stream().map(Mount::inside))
                .contains(Files.readString(DIRECTORY.resolve("grafana/dashboards.yaml"))
                        .replaceAll("(?s).*path: *([^\\s}]+).*", "$1"));
    }

    @Test
    void theServiceHasNoMoreRightsThanTheDocumentsGiveIt() {
        assertThat(services.get("igmp-proxy"))
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("cap_add", List.of("NET_RAW", "SYS_NICE"))
                .containsEntry("read_only", true);
    }

    /** Returns the mounted files that match the first pattern of container paths. */
    private List<Path> found(List<?> patterns) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + patterns.get(0));
        List<Path> found = new ArrayList<>();
        for (Mount mount : mounts()) {
            try (Stream<Path> files = Files.walk(mount.here())) {
                files.map(file -> Path.of(mount.inside()).resolve(mount.here().relativize(file)))
                        .filter(matcher::matches)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /**
     * Mounted file or directory of this project.
     *
     * @param here   the path in the project
     * @param inside the path in the container
     */
    private record Mount(Path here, String inside) {}

    private List<Mount> mounts() {
        return services.values().stream()
                .flatMap(service -> ((List<?>) service.getOrDefault("volumes", List.of())).stream())
                .map(volume -> String.valueOf(volume).split(":", -1))
                .filter(parts -> parts[0].startsWith("."))
                .map(parts -> new Mount(DIRECTORY.resolve(parts[0]), parts[1]))
                .toList();
    }

    private static List<?> load(String file, String key) throws IOException {
        Map<String, List<?>> document = new Yaml().load(Files.readString(DIRECTORY.resolve(file)));
        return document.getOrDefault(key, List.of());
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(DIRECTORY.resolve("compose.yaml")));
        return compose.getOrDefault("services", Map.of());
    }
}
