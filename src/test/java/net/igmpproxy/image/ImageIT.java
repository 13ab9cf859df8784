package net.igmpproxy.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.BuildDirectory;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.DockerEngine;
import net.igmpproxy.lab.DockerEngine.Layer;
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

/**
 * Container image, run in a laboratory's router as docs/deployment.md describes. Without the capability for real-time
 * priority, the loop may take more than a second to answer the first upcall on a busy machine. The kernel queues four
 * packets meanwhile and drops the rest ({@code ipmr_cache_unresolved}). Losses count from then on.
 */
@NetworkNamespaces
@DockerEngines
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {
    private static final List<Capability> LEAST = List.of(Capability.NET_RAW);
    private static final String FORWARDING = "Forwarding between";
    private static final long SIGTERM = 143;
    private static final String[] REST_IS_THERE =
            "curl -sS --retry 300 --retry-delay 1 --retry-all-errors localhost:8080/api/v1/service".split(" ", -1);
    private static final String CHANGED = "igmp-proxy:changed";

    /**
     * Maximum size in bytes of the layers that a program change replaces: the program and its part of the class
     * archive. The libraries' part has 70 million bytes.
     */
    private static final long LITTLE = 16_000_000;

    private static final Path GETTING_STARTED = Path.of("docs", "getting-started.md");
    private static final Path SECURITY = Path.of("docs", "security.md");
    private static final Path DEPLOYMENT = Path.of("docs", "deployment.md");

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
            long droppedAtStart = viewer.reception().lost();
            assertThat(service.rest().items("/api/v1/groups")).hasSize(1);
            Await.until("the health check", () -> service.health().equals("healthy"));

            service.rest().post("/restart");
            viewer.awaitPackets(500);
            assertThat(viewer.reception().lost(droppedAtStart)).isZero();

            assertThat(service.stop(Await.PATIENCE)).isEqualTo(SIGTERM);
            upstream.awaitLeave(group);
            viewer.reception().awaitEnd(stream);
            assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
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

        for (String block : Manual.blocks(GETTING_STARTED)) {
            engine.runScript(lab.router(), block);
            lab.router().output(REST_IS_THERE);
        }
        viewer.awaitPackets(300);
        long droppedAtStart = viewer.reception().lost();
        engine.runScript(
                lab.router(), Manual.blocks(DEPLOYMENT, "Upgrade without loss").get(0));
        viewer.awaitPackets(300);

        assertThat(viewer.reception().lost(droppedAtStart)).isZero();
        assertThat(upstream.leaves(group)).isEmpty();
        assertThat(engine.run(List.of("ps", "--format={{.Names}} {{.Image}}"))).isEqualTo("igmp-proxy igmp-proxy:next");

        String makeToken = Manual.blocks(SECURITY, "Giving access")
                .get(0)
                .lines()
                .filter(line -> line.startsWith("docker exec"))
                .findFirst()
                .orElseThrow();
        engine.runScript(
                lab.router(),
                "TOKEN=$(" + makeToken + "\n)\n"
                        + Manual.blocks(SECURITY, "Giving access").get(1));
        engine.run(List.of("stop", "igmp-proxy"));
        upstream.awaitLeave(group);
    }

    @Test
    void aChangeOfTheCodeShipsLittle() throws IOException {
        List<Layer> before = engine.layers(DockerEngine.IMAGE);

        engine.build(changedProject(), CHANGED);

        List<Layer> shipped = engine.layers(CHANGED).stream()
                .filter(layer -> !before.contains(layer))
                .toList();
        assertThat(shipped).isNotEmpty();
        assertThat(shipped.stream().mapToLong(Layer::octets).sum()).isLessThan(LITTLE);
    }

    /** Returns a copy of the image's build context with one changed file of the program. */
    private Path changedProject() throws IOException {
        Path project = Files.createDirectory(directory.resolve("changed"));
        for (String file : List.of("Dockerfile", "bin/install", "bin/lib.sh", "bin/java-options")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.copy(Path.of(file), project.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path jar = BuildDirectory.jar();
        Path copy = Files.createDirectory(project.resolve("target")).resolve(jar.getFileName());
        Files.copy(jar, copy);
        try (FileSystem content = FileSystems.newFileSystem(copy)) {
            Files.writeString(content.getPath("BOOT-INF/classes/static/index.html"), "changed");
        }
        return project;
    }

    @Test
    void allDocumentsSayTheSameOfDocker() {
        List<String> commands = Manual.blocks(DEPLOYMENT, "Docker");

        assertThat(Manual.blocks(GETTING_STARTED)).contains(commands.get(0));
        assertThat(Manual.blocks(Path.of("README.md"), "Running it")).contains(commands.get(0));
    }

    private ServiceContainer start(String name, List<Capability> capabilities, String line) throws IOException {
        Path configuration = Files.createDirectory(directory.resolve(name));
        Files.writeString(
                configuration.resolve("config.yaml"), ProxyConfig.vyosExample().yaml());
        return ServiceContainer.start(lab.router(), configuration, capabilities, line);
    }
}
