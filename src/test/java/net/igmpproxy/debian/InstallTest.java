package net.igmpproxy.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directories and links of {@code bin/install}, with a script in place of Java that creates its files at once. */
class InstallTest {
    private static final Path JAVA = Path.of("src/test/resources/install/java");
    private static final Path INSTALL = Path.of("bin/install").toAbsolutePath();
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path directory;

    private Path home;
    private Path jar;

    @BeforeEach
    void makeJarAndJava() throws IOException {
        home = directory.resolve("home");
        jar = Files.writeString(directory.resolve("some.jar"), "1.0");
        Path java =
                Files.copy(JAVA, Files.createDirectory(directory.resolve("bin")).resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void startNamesTheFilesOfItsDirectory() {
        install();

        assertThat(home.resolve("start")).isSymbolicLink();
        assertThat(start()).contains("-cp " + newest() + "/lib/a.jar:" + newest() + "/igmp-proxy.jar");
        assertThat(start()).contains(ARCHIVE + newest() + "/igmp-proxy.jsa");
    }

    @Test
    void nextJarKeepsTheDirectoryBeforeIt() throws IOException {
        install();
        Path first = newest();
        Files.writeString(jar, "1.1");

        install();
        assertThat(directories()).containsExactlyInAnyOrder(first, newest());

        run("--clean", home.toString());
        assertThat(directories()).containsExactly(newest()).doesNotContain(first);
    }

    @Test
    void directoryThatAProcessUsesStays() throws Exception {
        install();
        Path first = newest();
        Process user = new ProcessBuilder("sleep", "600")
                .redirectInput(first.resolve("igmp-proxy.jar").toFile())
                .start();
        try {
            Files.writeString(jar, "1.1");
            install();
            run("--clean", home.toString());

            assertThat(directories()).contains(first);
        } finally {
            user.destroyForcibly().waitFor();
        }
        run("--clean", home.toString());
        assertThat(directories()).doesNotContain(first);
    }

    /**
     * Version 1.0.0 stores its files in the directory itself and writes its "start" file there, possibly through the
     * link.
     */
    @Test
    void startOfVersion1WrittenThroughTheLinkIsReplaced() throws IOException {
        install();
        Files.createDirectory(home.resolve("lib"));
        Files.writeString(home.resolve("igmp-proxy.jar"), "1.0.0");
        Files.writeString(home.resolve("start"), "-cp " + home + "/igmp-proxy.jar\n");
        assertThat(newest().resolve("start")).hasContent("-cp " + home + "/igmp-proxy.jar");

        install();

        assertThat(start()).contains(ARCHIVE + newest() + "/igmp-proxy.jsa", "-cp " + newest() + "/lib/a.jar");
        assertThat(home.resolve("lib")).doesNotExist();
        assertThat(home.resolve("igmp-proxy.jar")).doesNotExist();
    }

    /** State after a full disk or a power failure. */
    @Test
    void emptyStartIsReplaced() throws IOException {
        install();
        String before = start();
        Files.writeString(newest().resolve("start"), "");

        install();

        assertThat(start()).isEqualTo(before);
    }

    @Test
    void archiveThatIsMissingIsMadeTheNextTime() throws IOException {
        fail("archive");
        assertThat(install()).contains("has no archive of classes");
        assertThat(start()).doesNotContain(ARCHIVE).contains("-cp " + newest());

        Files.delete(directory.resolve("archive"));
        install();

        assertThat(start()).contains(ARCHIVE + newest() + "/igmp-proxy.jsa");
    }

    /** The kernel may kill the process that writes the archive. */
    @Test
    void archiveThatIsNotWholeIsNotUsed() throws IOException {
        fail("dump");

        assertThat(install()).contains("has no archive of classes");

        assertThat(start()).doesNotContain(ARCHIVE);
    }

    @Test
    void missingTemporaryDirectoryCostsOnlyTheArchive() {
        environment.put("TMPDIR", directory.resolve("missing").toString());

        assertThat(install()).contains("has no archive of classes").doesNotContain("grep", "config.yaml");

        assertThat(start()).doesNotContain(ARCHIVE).contains("-cp " + newest());
    }

    @Test
    void jarThatCannotBeUnpackedLeavesTheLinkAsItWas() throws IOException {
        install();
        Path first = newest();
        Files.writeString(jar, "1.1");
        fail("unpack");

        assertThat(status(home.toString())).isNotZero();

        assertThat(newest()).isEqualTo(first);
        assertThat(directories()).containsExactly(first);
    }

    /** A process takes at most 256 MiB in addition to its heap, and other processes need memory as well. */
    @ParameterizedTest
    @CsvSource({"250_000, 96", "500_000, 160", "1_000_000, 656", "1_200_000, 768", "16_000_000, 768"})
    void heapFitsIntoTheMachine(String kibibytes, int heap) {
        assertThat(run("--options", kibibytes.replace("_", "")).lines())
                .contains("MaxHeapSize=" + heap + "m", "+UseSerialGC");
    }

    private String install() {
        return run(jar.toString(), home.toString());
    }

    private String start() {
        return text(home.resolve("start"));
    }

    private Path newest() {
        try {
            return home.toRealPath()
                    .resolve(Files.readSymbolicLink(home.resolve("start")).subpath(0, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> files = Files.list(home.toRealPath())) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    /** Makes a step of the Java replacement script fail as long as a file of its name exists. */
    private void fail(String step) throws IOException {
        Files.createFile(directory.resolve(step));
    }

    private String run(String... arguments) {
        int status = launch(arguments);
        String output = text(directory.resolve("output"));
        assertThat(status).as(output).isZero();
        return output;
    }

    private int status(String target) {
        return launch(jar.toString(), target);
    }

    private int launch(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(INSTALL.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().merge("PATH", directory.resolve("bin") + ":", (path, own) -> own + path);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            assertThat(process.waitFor(Await.PROCESS_PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
