package net.igmpproxy.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import net.igmpproxy.helm.Chart;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Runs the probes of the chart and the image on the files of this process, as a container would. */
class ProbeFilesTest {
    private static final Container CONTAINER = Chart.manifests(
                    Path.of("src/test/resources/helm/good/one-router.yaml"), DaemonSet.class)
            .get(0)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0);
    private static final Probe STARTED = CONTAINER.getStartupProbe();
    private static final Probe READY = CONTAINER.getReadinessProbe();
    private static final Probe LIVE = CONTAINER.getLivenessProbe();

    @TempDir
    private Path directory;

    @Test
    void nothingIsAnsweredForAProcessThatHasNotBegun() throws Exception {
        assertThat(passes(STARTED)).isFalse();
        assertThat(passes(READY)).isFalse();
        assertThat(passes(LIVE)).isFalse();
    }

    @Test
    void aProcessThatForwardsIsStartedReadyAndLive() throws Exception {
        files(0).tell(true);

        assertThat(passes(STARTED)).isTrue();
        assertThat(passes(READY)).isTrue();
        assertThat(passes(LIVE)).isTrue();
    }

    @Test
    void aProcessThatForwardsNoMoreIsLiveAndNotReady() throws Exception {
        files(0).tell(true);
        files(0).tell(false);

        assertThat(passes(LIVE)).isTrue();
        assertThat(passes(READY)).isFalse();
    }

    @Test
    void aProcessThatHangsIsNotReadyAndAfterAWhileNotLive() throws Exception {
        files(15).tell(true);
        assertThat(passes(READY)).isFalse();
        assertThat(passes(LIVE)).isTrue();

        files(60).tell(true);
        assertThat(passes(LIVE)).isFalse();
    }

    @Test
    void whatAProcessBeforeThisOneHasLeftCountsForNothing() throws Exception {
        files(0).tell(true);
        Path alive = directory.resolve(ProbeFiles.ALIVE);
        String[] fields = Files.readString(alive).strip().split(" ", -1);

        Files.writeString(alive, fields[0] + " " + (Long.parseLong(fields[1]) - 1) + " " + fields[2] + "\n");
        assertThat(passes(STARTED)).as("another process with its id").isFalse();

        Files.writeString(alive, fields[0] + " " + fields[1] + " a[$(touch " + directory + "/made)]\n");
        assertThat(passes(STARTED)).as("no time").isFalse();
        assertThat(directory.resolve("made")).doesNotExist();

        Files.writeString(alive, "0 " + fields[1] + " " + fields[2] + "\n");
        assertThat(passes(STARTED)).as("no process").isFalse();
    }

    @Test
    void aFileThatMeansNothingPassesForNothing() throws Exception {
        for (String content : List.of("", "\n", "1\n", "1 2 3 4\n", "a[$(touch " + directory + "/made)] b c\n")) {
            Files.writeString(directory.resolve(ProbeFiles.ALIVE), content);
            assertThat(passes(LIVE)).as(content).isFalse();
        }
        assertThat(directory.resolve("made")).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeMadeHarmsNothing() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        new ProbeFiles(file.resolve("probes")).tell(true);

        assertThat(file).isEmptyFile();
    }

    @Test
    void theImageIsHealthyWhileItForwards() throws Exception {
        assertThat(isHealthy()).as("before").isFalse();

        files(0).tell(true);
        assertThat(isHealthy()).as("while it forwards").isTrue();

        files(0).tell(false);
        assertThat(isHealthy()).as("while it does not").isFalse();

        files(15).tell(true);
        assertThat(isHealthy()).as("while it hangs").isFalse();
    }

    private boolean isHealthy() throws IOException, InterruptedException {
        String command = Pattern.compile("HEALTHCHECK[^\\[]*(\\[\"bash\".*])\n")
                .matcher(Files.readString(Path.of("Dockerfile")))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        List<String> words = new Yaml().load(command);
        ProcessBuilder check = new ProcessBuilder(words).inheritIO();
        check.environment().put("IGMPPROXY_PROBE_DIRECTORY", directory.toString());
        return isZero(check.start());
    }

    /** Creates probe files written the given number of seconds ago. */
    private ProbeFiles files(long ageSeconds) {
        return new ProbeFiles(directory, () -> ProbeFiles.uptimeSeconds() - ageSeconds);
    }

    private boolean passes(Probe probe) throws IOException, InterruptedException {
        List<String> command = probe.getExec().getCommand().stream()
                .map(word -> word.replace("/run/igmp-proxy", directory.toString()))
                .toList();
        return isZero(new ProcessBuilder(command).inheritIO().start());
    }

    private static boolean isZero(Process process) throws InterruptedException {
        assertThat(process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return process.exitValue() == 0;
    }
}
