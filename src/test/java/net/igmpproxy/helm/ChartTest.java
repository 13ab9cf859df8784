package net.igmpproxy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.QuickleaveMode;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Renders the chart with valid and invalid values. */
class ChartTest {
    private static final Path VALUES = Path.of("src/test/resources/helm");
    private static final String EXPECTED = "# expected: ";

    @Test
    void helmFindsNothingWrongWithIt() {
        assertThat(Chart.lint()).isEmpty();
    }

    static Stream<Path> goodValues() throws IOException {
        return files("good");
    }

    static Stream<Path> wrongValues() throws IOException {
        return files("wrong");
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void everyManifestIsOneOfTheKubernetesApi(Path values) {
        List<HasMetadata> manifests = Chart.manifests(values);

        assertThat(manifests)
                .isNotEmpty()
                .extracting(manifest ->
                        manifest.getKind() + " " + manifest.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void theServiceTakesTheConfiguration(Path values) {
        assertThat(configurations(values)).isNotEmpty();
        configurations(values)
                .forEach((name, configuration) ->
                        assertThat(configuration.isWhole()).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void whatTheServiceWouldRefuseIsRefused(Path values) throws IOException {
        String expected =
                Files.readString(values).lines().findFirst().orElseThrow().substring(EXPECTED.length());

        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(expected);
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsNoticed() {
        Map<String, Object> daemonSet =
                Map.of("apiVersion", "apps/v1", "kind", "DaemonSet", "spec", Map.of("replicas", 3));

        assertThatThrownBy(() -> Manifest.read(daemonSet)).hasMessageContaining("replicas");
    }

    @Test
    void routersHaveConfigurationsOfTheirOwnOverWhatTheyShare() {
        Map<String, ProxyConfiguration> routers = configurations(VALUES.resolve("good/fleet.yaml"));

        assertThat(routers).containsOnlyKeys("tv-igmp-proxy-hall", "tv-igmp-proxy-studio", "tv-igmp-proxy-rest");
        assertThat(routers.values()).allSatisfy(router -> {
            assertThat(router.quickleaveMode()).isEqualTo(QuickleaveMode.IMMEDIATE);
            assertThat(router.upstream()).contains(new InterfaceName("uplink"));
        });
        assertThat(routers.get("tv-igmp-proxy-studio")).satisfies(studio -> {
            assertThat(studio.quickleave()).isFalse();
            assertThat(studio.interfaces()).containsOnlyKeys(new InterfaceName("uplink"), new InterfaceName("cameras"));
        });
    }

    @Test
    void everyNodeHasOneRouterAtMost() {
        Map<String, DaemonSet> routers = Chart.manifests(VALUES.resolve("good/fleet.yaml"), DaemonSet.class).stream()
                .collect(Collectors.toMap(router -> router.getMetadata().getName(), Function.identity()));

        assertThat(requirements(routers, "hall"))
                .containsExactly("metadata.name In [hall-1]", "metadata.name In [hall-2]");
        assertThat(requirements(routers, "studio")).containsExactly("metadata.name In [studio-1]");
        assertThat(requirements(routers, "rest"))
                .containsExactly(
                        "metadata.name NotIn [hall-1], metadata.name NotIn [hall-2], metadata.name NotIn [studio-1]");
        assertThat(spec(routers, "rest").getNodeSelector()).containsEntry("igmp-proxy/role", "router");
        assertThat(spec(routers, "studio").getTolerations()).hasSize(1);
    }

    @Test
    void thePodHasTheLeastRightsAndStartsBesideTheOneBefore() {
        DaemonSet router = Chart.manifests(VALUES.resolve("good/one-router.yaml"), DaemonSet.class)
                .get(0);
        PodSpec pod = router.getSpec().getTemplate().getSpec();
        Container container = pod.getContainers().get(0);

        assertThat(pod.getHostNetwork()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext()).satisfies(context -> {
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(context.getCapabilities().getAdd()).containsExactly("NET_RAW", "SYS_NICE");
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        });
        assertThat(container.getPorts()).isEmpty();
        assertThat(router.getSpec().getUpdateStrategy().getRollingUpdate()).satisfies(update -> {
            assertThat(update.getMaxSurge().getIntVal()).isEqualTo(1);
            assertThat(update.getMaxUnavailable().getIntVal()).isZero();
        });
        assertThat(container.getArgs())
                .contains("--igmp-proxy.handover.enabled=true", "--igmp-proxy.handover.stand-by=true");
        assertThat(container.getVolumeMounts())
                .allSatisfy(mount -> assertThat(mount.getSubPath())
                        .as("a mount that never changes")
                        .isNull());
    }

    @Test
    void aChangeOfTheConfigurationDoesNotChangeThePods() throws IOException {
        Path other = Files.writeString(
                Files.createTempFile("values", ".yaml"),
                Files.readString(VALUES.resolve("good/one-router.yaml")).replace("10.0.0.0/23", "10.0.0.0/24"));

        assertThat(Chart.manifests(other, DaemonSet.class))
                .isEqualTo(Chart.manifests(VALUES.resolve("good/one-router.yaml"), DaemonSet.class));
        assertThat(Chart.manifests(other, ConfigMap.class))
                .isNotEqualTo(Chart.manifests(VALUES.resolve("good/one-router.yaml"), ConfigMap.class));
    }

    @Test
    void withoutHandoverThePodBeforeEndsFirst() {
        DaemonSet router = Chart.manifests(VALUES.resolve("good/without-handover.yaml"), DaemonSet.class)
                .get(0);

        assertThat(router.getSpec().getUpdateStrategy().getRollingUpdate()).satisfies(update -> {
            assertThat(update.getMaxSurge()).isNull();
            assertThat(update.getMaxUnavailable().getIntVal()).isEqualTo(1);
        });
        assertThat(router.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getArgs())
                .contains("--igmp-proxy.handover.enabled=false");
    }

    @Test
    void everyOptionIsTaken() {
        Path values = VALUES.resolve("good/everything.yaml");

        assertThat(Chart.manifests(values))
                .extracting(HasMetadata::getKind)
                .contains("NetworkPolicy", "PodDisruptionBudget", "ServiceMonitor", "PrometheusRule", "Secret");
        assertThat(Chart.manifests(values, Secret.class).get(0).getStringData()).containsKey("tokens");
        Container container = Chart.manifests(values, DaemonSet.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(container.getImage()).startsWith("registry.example/igmp-proxy@sha256:");
        assertThat(container.getArgs())
                .contains(
                        "--logging.level.net.igmpproxy.events=DEBUG",
                        "--igmp-proxy.engine.busy-poll-micros=50",
                        "--server.port=18080",
                        "--management.server.port=19465",
                        "--management.server.address=$(NODE_ADDRESS)");
    }

    @Test
    void theRulesAreThoseOfTheFiles() {
        PrometheusRule rule = Chart.manifests(VALUES.resolve("good/everything.yaml"), PrometheusRule.class)
                .get(0);

        assertThat(rule.getSpec().getGroups())
                .extracting(RuleGroup::getName)
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(rule.getSpec().getGroups().stream()
                        .mapToInt(group -> group.getRules().size())
                        .sum())
                .isGreaterThan(10);
    }

    @Test
    void theReadmeHasEveryValue() throws IOException {
        String readme = Files.readString(Chart.DIRECTORY.resolve("README.md"));
        Map<String, Object> values = new Yaml().load(Files.readString(Chart.DIRECTORY.resolve("values.yaml")));

        assertThat(paths("", values)).allSatisfy(path -> assertThat(readme).contains("`" + path + "`"));
    }

    @Test
    void theFleetOfTheReadmeIsTaken(@TempDir Path directory) throws IOException {
        String readme = Files.readString(Chart.DIRECTORY.resolve("README.md"));
        Path values = directory.resolve("routers.yaml");
        Files.writeString(values, readme.split("```yaml\n", 2)[1].split("```", 2)[0]);

        everyManifestIsOneOfTheKubernetesApi(values);
        theServiceTakesTheConfiguration(values);
    }

    private static Stream<String> paths(String prefix, Map<String, Object> values) {
        return values.entrySet().stream().flatMap(entry -> {
            String path = prefix + entry.getKey();
            return entry.getValue() instanceof Map<?, ?> section && !section.isEmpty() && !isFree(path)
                    ? paths(
                            path + ".",
                            section.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            each -> String.valueOf(each.getKey()), Map.Entry::getValue)))
                    : Stream.of(path);
        });
    }

    /** Returns true for values that Kubernetes or Grafana defines. */
    private static boolean isFree(String path) {
        return path.equals("resources") || path.startsWith("probes.") || path.endsWith("labels");
    }

    private static Map<String, ProxyConfiguration> configurations(Path values) {
        return Chart.manifests(values, ConfigMap.class).stream()
                .filter(map -> map.getData().containsKey("config.yaml"))
                .collect(Collectors.toMap(
                        map -> map.getMetadata().getName(),
                        map -> ConfigurationReader.read(
                                new Yaml().load(map.getData().get("config.yaml")))));
    }

    private static PodSpec spec(Map<String, DaemonSet> routers, String name) {
        return Objects.requireNonNull(routers.get("tv-igmp-proxy-" + name))
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static List<String> requirements(Map<String, DaemonSet> routers, String name) {
        return spec(routers, name)
                .getAffinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms()
                .stream()
                .map(ChartTest::requirement)
                .toList();
    }

    private static String requirement(NodeSelectorTerm term) {
        return term.getMatchFields().stream()
                .map(field -> field.getKey() + " " + field.getOperator() + " " + field.getValues())
                .collect(Collectors.joining(", "));
    }

    private static Stream<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(VALUES.resolve(directory))) {
            return files.sorted().toList().stream();
        }
    }
}
