package net.igmpproxy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secure defaults of the chart: exposed addresses and required credentials. */
class ChartSafetyTest {
    private static final Path VALUES = Path.of("src/test/resources/helm/good");
    private static final Path ONE_ROUTER = VALUES.resolve("one-router.yaml");
    private static final Path EVERYTHING = VALUES.resolve("everything.yaml");

    @TempDir
    private Path directory;

    @Test
    void metricsAreOnLoopbackUnlessSaidOtherwise() {
        Container container = container(ONE_ROUTER);

        assertThat(container.getArgs()).contains("--management.server.address=127.0.0.1");
        assertThat(container.getEnv()).isEmpty();
    }

    @Test
    void metricsForPrometheusAreAtTheAddressOfTheNodeAndTakeAToken() {
        Container container = container(EVERYTHING);

        assertThat(container.getArgs())
                .contains(
                        "--management.server.address=$(NODE_ADDRESS)",
                        "--igmp-proxy.security.protect-metrics=true",
                        "--igmp-proxy.security.tokens-file=/etc/igmp-proxy/secret/tokens",
                        "--management.server.ssl.certificate=file:/etc/igmp-proxy/monitoring/tls.crt");
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().equals("NODE_ADDRESS"))
                .singleElement()
                .satisfies(variable -> assertThat(
                                variable.getValueFrom().getFieldRef().getFieldPath())
                        .isEqualTo("status.hostIP"));
        Endpoint endpoint = Chart.manifests(EVERYTHING, ServiceMonitor.class)
                .get(0)
                .getSpec()
                .getEndpoints()
                .get(0);
        assertThat(endpoint.getScheme()).hasToString("https");
        assertThat(endpoint.getAuthorization().getCredentials()).satisfies(credentials -> {
            assertThat(credentials.getName()).isEqualTo("prometheus-token");
            assertThat(credentials.getKey()).isEqualTo("token");
        });
    }

    @Test
    void anyOtherAddressTakesATokenAsWell() throws IOException {
        Path values = Files.writeString(directory.resolve("values.yaml"), """
                allNodes: true
                monitoring: {address: "fd00::1"}
                tokens: {existingSecret: tokens}
                """);

        assertThat(container(values).getArgs())
                .contains("--management.server.address=fd00::1", "--igmp-proxy.security.protect-metrics=true");
    }

    @Test
    void podIsOfNoPriorityThatAClusterMayRefuse() {
        assertThat(pod(ONE_ROUTER).getPriorityClassName()).isNull();
        assertThat(pod(EVERYTHING).getPriorityClassName()).isEqualTo("system-node-critical");
    }

    @Test
    void allNodesAreRoutersOnlyWhereThatIsSaid() {
        assertThat(pod(ONE_ROUTER)).satisfies(everywhere -> {
            assertThat(everywhere.getNodeSelector()).isEmpty();
            assertThat(everywhere.getAffinity()).isNull();
        });
        assertThat(pod(EVERYTHING).getNodeSelector()).containsEntry("node-role", "router");
    }

    @Test
    void probesUseNoPortThatAnotherPodOfTheNodeMayHave() {
        Container container = container(ONE_ROUTER);

        assertThat(probes(container)).hasSize(3).allSatisfy(probe -> {
            assertThat(probe.getHttpGet()).isNull();
            assertThat(probe.getTcpSocket()).isNull();
            assertThat(probe.getExec().getCommand()).startsWith("bash", "-c").doesNotContain("java");
        });
        assertThat(container.getArgs()).contains("--igmp-proxy.probe.directory=/run/igmp-proxy");
        assertThat(pod(ONE_ROUTER).getVolumes())
                .filteredOn(volume -> volume.getName().equals("probes"))
                .singleElement()
                .extracting(Volume::getEmptyDir)
                .isNotNull();
    }

    @Test
    void startMayTakeFiveMinutesAndHasHalfAProcessor() {
        Container container = container(ONE_ROUTER);
        Probe startup = container.getStartupProbe();

        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isGreaterThanOrEqualTo(300);
        assertThat(startup.getExec().getCommand()).contains("alive");
        assertThat(container.getReadinessProbe().getExec().getCommand()).contains("forwarding");
        assertThat(container.getResources().getRequests())
                .hasEntrySatisfying("cpu", share -> assertThat(share).hasToString("500m"));
    }

    private static List<Probe> probes(Container container) {
        return Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                .toList();
    }

    private static Container container(Path values) {
        return pod(values).getContainers().get(0);
    }

    private static PodSpec pod(Path values) {
        return Chart.manifests(values, DaemonSet.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec();
    }
}
