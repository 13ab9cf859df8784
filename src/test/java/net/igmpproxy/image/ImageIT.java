package net.igmpproxy.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.DockerEngine;
import net.igmpproxy.lab.DockerEngines;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Manual;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ServiceContainer;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The image that Dockerfile describes, as docs/deployment.md says to run it, in the router of a laboratory. */
@NetworkNamespaces
@DockerEngines
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {
    private static final List<Capability> LEAST = List.of(Capability.NET_RAW);
    private static final String FORWARDING = "Forwarding between";
    private static final Duration CLEAN_END = Duration.ofSeconds(5);
    private static final long SIGTERM = 143;
    private static final String[] REST_IS_THERE =
            "curl -sS --retry 30 --retry-delay 1 --retry-all-errors localhost:8080/api/v1/service".split(" ", -1);
    private static final Path DEPLOYMENT = Path.of("docs", "deployment.md");

    /** Docker looks every 15 s. */
    private static final Duration HEALTH_CHECKS = Duration.ofSeconds(40);

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @AutoClose
    private final DockerEngine engine = DockerEngine.start(lab.router());

    private final Capture upstream = lab.upstream().capture();

    @TempDir
    private Path directory;

    @BeforeAll
    void build() {
        engine.buildImage();
    }

    @Test
    void aStreamCrossesItUnderTheLeastRights() throws IOException {
        String group = "239.30.1.1";
        MulticastStream stream = lab.source().stream(group).start();
        Subscription viewer = lab.lan(1).host("viewer", IgmpVersion.V3).join(group);
        try (ServiceContainer service = start("one", LEAST, FORWARDING)) {
            viewer.awaitPackets(500);
            assertThat(service.rest().items("/api/v1/groups")).hasSize(1);
            Await.until(
                    "the health check", HEALTH_CHECKS, () -> service.health().equals("healthy"));

            service.rest().post("/restart");
            viewer.awaitPackets(500);
            assertThat(viewer.reception().lost()).isZero();

            assertThat(service.stop(CLEAN_END)).isEqualTo(SIGTERM);
            upstream.awaitLeave(group);
            viewer.reception().awaitEnd(stream);
            assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
        }
    }

    @Test
    void theConfigurationSurvivesAReplacedContainer() throws IOException {
        try (ServiceContainer before = start("two", LEAST, FORWARDING)) {
            before.rest().send("PUT", "/api/v1/quickleave", "{\"enabled\": false}");
            assertThat(before.stop(CLEAN_END)).isEqualTo(SIGTERM);
        }
        try (ServiceContainer after =
                ServiceContainer.start(lab.router(), directory.resolve("two"), LEAST, FORWARDING)) {
            Await.until(
                    "REST",
                    () -> after.rest().get("/api/v1/quickleave").path("enabled").isBoolean());
            assertThat(after.rest().get("/api/v1/quickleave").path("enabled").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void theNextContainerTakesThePlaceOfTheOneBeforeWithoutLoss() throws IOException {
        String group = "239.30.1.3";
        lab.source().stream(group).start();
        try (ServiceContainer before = start("three", LEAST, FORWARDING)) {
            Subscription viewer = lab.lan(2).host("watcher", IgmpVersion.V3).join(group);
            viewer.awaitPackets(300);
            try (ServiceContainer after = start("four", LEAST, FORWARDING)) {
                assertThat(before.awaitExitStatus()).isZero();
                viewer.awaitPackets(500);
                assertThat(viewer.reception().lost()).isZero();
                assertThat(upstream.leaves(group)).isEmpty();
                viewer.leave();
                upstream.awaitLeave(group);
                assertThat(after.rest().text("/api/v1/groups")).doesNotContain(group);
            }
        }
    }

    @Test
    void withoutTheCapabilityItSaysWhatIsMissing() throws IOException {
        try (ServiceContainer service = start("five", List.of(), "CAP_NET_RAW")) {
            assertThat(service.log().lines().filter(line -> line.contains("CAP_NET_RAW")))
                    .hasSize(1);
        }
    }

    @Test
    void theManualLeadsToAPictureThatOutlivesAnUpgrade() {
        String group = "239.30.1.6";
        lab.source().stream(group).start();
        Subscription viewer = lab.lan(1).host("reader", IgmpVersion.V3).join(group);

        for (String block : Manual.blocks(Path.of("docs", "getting-started.md"), "")) {
            engine.runScript(lab.router(), block);
            lab.router().output(REST_IS_THERE);
        }
        viewer.awaitPackets(300);
        engine.runScript(
                lab.router(), Manual.blocks(DEPLOYMENT, "Upgrade without loss").get(0));
        viewer.awaitPackets(300);

        assertThat(viewer.reception().lost()).isZero();
        assertThat(engine.run(List.of("ps", "--format={{.Names}} {{.Image}}"))).isEqualTo("igmp-proxy igmp-proxy:next");
        engine.run(List.of("stop", "igmp-proxy"));
        upstream.awaitLeave(group);
    }

    @Test
    void allDocumentsSayTheSameOfDocker() {
        List<String> commands = Manual.blocks(DEPLOYMENT, "Docker");

        assertThat(Manual.blocks(Path.of("docs", "getting-started.md"), "")).contains(commands.get(0));
        assertThat(Manual.blocks(Path.of("README.md"), "Running it")).contains(commands.get(0));
    }

    private ServiceContainer start(String name, List<Capability> capabilities, String line) throws IOException {
        Path configuration = Files.createDirectory(directory.resolve(name));
        Files.writeString(
                configuration.resolve("config.yaml"), ProxyConfig.vyosExample().yaml());
        return ServiceContainer.start(lab.router(), configuration, capabilities, line);
    }
}
