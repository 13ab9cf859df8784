package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Rest.Answer;
import net.igmpproxy.lab.SmallDisk;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Full or read-only disk: a change is refused completely and leaves no files. */
@NetworkNamespaces
class FullDiskIT {
    private static final int PAGES = 32;

    /** Fills most of one page; a revision contains the document three times and needs some more. */
    private static final ProxyConfig BEFORE = config(third -> "10.0." + third + ".0/24");

    private static final ProxyConfig AFTER = config(third -> "10.0.0." + third + "/32");

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final SmallDisk disk = lab.smallDisk(PAGES);
    private final Path file = disk.directory().resolve("config.yaml");

    /** State that a refused change must not alter. */
    private record Stored(String configuration, List<JsonNode> revisions, String text, List<Path> files) {}

    @BeforeAll
    void startWithAFileWrittenByHand() throws IOException {
        Files.writeString(file, "# by hand\n" + BEFORE.yaml() + "# no more for now\n");
        lab.startProxy(BEFORE, "running", Map.of("igmp-proxy.config-file", file.toString()));
    }

    @Test
    void aDiskThatIsFullOrNearlySoRefusesChangesUntilThereIsRoom() {
        Subscription subscription = lab.lan(1).host("viewer", IgmpVersion.V3).join("239.33.1.1");
        Stored before = stored();
        try (MulticastStream stream = lab.source().stream("239.33.1.1").start()) {
            subscription.awaitPackets(10);
            disk.fill();
            int refusals = 0;
            Answer answer = putAfter();
            while (answer.status() != 200) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(507);
                assertThat(detail(answer))
                        .startsWith("Nothing was changed, since " + disk.directory())
                        .endsWith("No space left on device: free some space there and try again");
                disk.freeOnePage();
                refusals++;
                assertThat(withoutFillers(stored())).isEqualTo(before);
                answer = putAfter();
            }
            disk.freeAll();
            assertThat(refusals)
                    .as("without a page, and with too few for a revision")
                    .isGreaterThan(2);
            assertThat(lab.rest().get("/api/v1/config").at("/interfaces/eth0/altSubnets"))
                    .isEqualTo(AFTER.json().at("/interfaces/eth0/altSubnets"));
            assertThat(lab.rest().items("/api/v1/config/revisions")).hasSize(before.revisions.size() + 1);
            stream.awaitSent(100);
            subscription.awaitPackets(100);
        }
        assertThat(subscription.reception().lost()).isZero();
    }

    @Test
    void aReadOnlyDiskRefusesChangesUntilItCanBeWritten() {
        lab.configure(BEFORE);
        Stored before = stored();
        disk.makeReadOnly();

        for (String query : List.of("", "?confirmWithin=60s")) {
            Answer answer = lab.rest().send("PUT", "/api/v1/quickleave" + query, "{\"enabled\": false}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(507);
            assertThat(detail(answer))
                    .startsWith("Nothing was changed, since " + disk.directory())
                    .contains("Read-only file system: mount it writable");
            assertThat(stored()).isEqualTo(before);
        }
        assertThat(lab.rest().get("/api/v1/config/confirm").path("pending").asBoolean())
                .isFalse();

        disk.makeWritable();
        assertThat(lab.rest()
                        .send("PUT", "/api/v1/quickleave", "{\"enabled\": false}")
                        .status())
                .isEqualTo(200);
        assertThat(file).content().contains("quickleave: false");
    }

    private Answer putAfter() {
        return lab.rest().send("PUT", "/api/v1/config", AFTER.json().toString());
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asString();
    }

    private Stored stored() {
        try (Stream<Path> files = Files.walk(disk.directory())) {
            return new Stored(
                    lab.rest().text("/api/v1/config"),
                    lab.rest().items("/api/v1/config/revisions"),
                    Files.readString(file),
                    files.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stored withoutFillers(Stored stored) {
        List<Path> files = stored.files.stream()
                .filter(path -> !path.getFileName().toString().startsWith("filler-"))
                .toList();
        return new Stored(stored.configuration, stored.revisions, stored.text, files);
    }

    private static ProxyConfig config(IntFunction<String> subnet) {
        String[] subnets = Stream.concat(
                        Stream.of("10.0.0.0/23"), IntStream.range(2, 200).mapToObj(subnet))
                .toArray(String[]::new);
        return ProxyConfig.vyosExample().withAltSubnets("eth0", subnets);
    }
}
