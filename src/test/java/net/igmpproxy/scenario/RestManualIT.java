package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Manual;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of README.md, docs/rest.md and docs/migration.md unchanged and in order. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class RestManualIT {
    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @TempDir
    private Path directory;

    @Test
    void theConfigurationOfVyosIsTakenOver() throws IOException {
        Files.writeString(directory.resolve("proxy.txt"), """
                set protocols igmp-proxy interface eth0 alt-subnet '10.0.0.0/23'
                set protocols igmp-proxy interface eth0 role 'upstream'
                set protocols igmp-proxy interface eth1 role 'downstream'
                """);
        lab.startProxy(ProxyConfig.empty(), "incomplete");

        String printed = run(Manual.blocks(Path.of("docs", "migration.md")));

        assertThat(printed).contains("set protocols igmp-proxy interface eth0 role 'upstream'");
        assertThat(lab.rest().get("/api/v1/service").path("state").asString()).isEqualTo("running");
    }

    @Test
    void whatTheReadmeHasForPastingLeadsToARunningProxy() {
        lab.startProxy(ProxyConfig.empty(), "incomplete");

        run(Manual.blocks(Path.of("README.md"), "REST"));

        assertThat(lab.rest().get("/api/v1/service").path("state").asString()).isEqualTo("running");
        assertThat(lab.rest()
                        .get("/api/v1/interfaces/eth0")
                        .path("altSubnets")
                        .path(0)
                        .asString())
                .isEqualTo("10.0.0.0/23");
    }

    @Test
    void everyCommandDoesWhatItSays() {
        List<String> blocks = Manual.blocks(Path.of("docs", "rest.md"));
        assertThat(blocks).hasSizeGreaterThan(5);
        lab.startProxy(ProxyConfig.empty(), "incomplete");

        run(blocks);

        assertThat(lab.rest().get("/api/v1/service").path("state").asString()).isEqualTo("running");
    }

    /** Runs command blocks and returns their joined output. */
    private String run(List<String> blocks) {
        return blocks.stream()
                .map(block -> lab.router().output("bash", "-c", "cd " + directory + "\n" + Manual.strict(block)))
                .collect(Collectors.joining());
    }
}
