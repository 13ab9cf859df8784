package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final String WHOLE = "interfaces: {eth0: {role: upstream}, eth1: {}}\n";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aValidFileIsExplained() throws IOException {
        assertThat(check(file(WHOLE))).isZero();
        assertThat(said(out)).contains("valid; forwards between eth0 and [eth1]");
    }

    @Test
    void aFileThatIsNotWholeIsValidAndDoesNotForward() throws IOException {
        assertThat(check(file("interfaces: {eth1: {}}\n"))).isZero();
        assertThat(said(out)).contains("nothing is forwarded yet").contains("upstream");
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Path file = file("quickLeave: true\ninterfaces:\n  eth0: {role: uplink}\n");

        assertThat(check(file)).isEqualTo(1);
        assertThat(said(err)).contains(file + ":1: quickLeave").contains(file + ":3: interfaces.eth0.role");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void whatIsNoFileIsSaid() {
        assertThat(check(directory.resolve("absent"))).isEqualTo(1);
        assertThat(said(err)).contains("no such file");
        assertThat(CheckCommand.run(List.of(), stream(out), stream(err))).isEqualTo(2);
    }

    @Test
    void aPathThatCannotBeFollowedIsNotCalledMissing() throws IOException {
        Path below = file(WHOLE).resolve("config.yaml");

        assertThat(check(below)).isEqualTo(1);
        assertThat(said(err)).contains(below + " cannot be read").doesNotContain("no such file");
    }

    @Test
    void anotherProxysConfigurationIsWrittenAsADocument() throws IOException {
        Path file = file(
                "quickleave\nphyint eth0 upstream ratelimit 0 threshold 1\n  altnet 10.0.0.0/23\nphyint eth1 downstream\n");

        assertThat(ImportCommand.run(List.of("--format=igmpproxy", file.toString()), stream(out), stream(err)))
                .isZero();
        assertThat(check(file(said(out)))).isZero();
        assertThat(said(out)).contains("10.0.0.0/23").contains("forwards between eth0 and [eth1]");
    }

    @Test
    void whatCannotBeTakenIsToldWithItsLine() throws IOException {
        Path file = file("phyint eth0 upstream\nphyint eth1 sideways\n");

        assertThat(ImportCommand.run(List.of("--format=igmpproxy", file.toString()), stream(out), stream(err)))
                .isEqualTo(1);
        assertThat(said(err)).contains(file + ":2: ");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void anUnknownFormatIsSaid() {
        assertThat(ImportCommand.run(List.of("--format=cisco", "x"), stream(out), stream(err)))
                .isEqualTo(2);
        assertThat(said(err)).contains("vyos|igmpproxy");
    }

    private int check(Path file) {
        return CheckCommand.run(List.of(file.toString()), stream(out), stream(err));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "file", ""), text);
    }

    private static PrintStream stream(ByteArrayOutputStream octets) {
        return new PrintStream(octets, true, StandardCharsets.UTF_8);
    }

    private static String said(ByteArrayOutputStream octets) {
        return octets.toString(StandardCharsets.UTF_8);
    }
}
