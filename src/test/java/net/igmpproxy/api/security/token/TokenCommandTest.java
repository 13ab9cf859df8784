package net.igmpproxy.api.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void showsATokenOnceAndKeepsItsHash() throws IOException {
        assertThat(run("--name=ansible", "--role=operator")).isZero();

        AccessToken token = new AccessToken(out.toString(StandardCharsets.UTF_8).strip());
        assertThat(token.value()).startsWith("igmpproxy_").hasSizeGreaterThan(50);
        assertThat(file()).content().isEqualTo("ansible operator " + token.hash() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(new TokenFile(file()).entries())
                .containsExactly(new TokenFile.Entry("ansible", ApiRole.OPERATOR, token.hash()));
        assertThat(token).hasToString("igmpproxy_...");
    }

    @Test
    void makesViewersUnlessToldOtherwiseAndNoNameTwice() {
        assertThat(run("--name=grafana")).isZero();
        assertThat(run("--name=grafana")).isEqualTo(1);

        assertThat(new TokenFile(file()).entries())
                .extracting(TokenFile.Entry::role)
                .containsExactly(ApiRole.VIEWER);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has a token for grafana already");
    }

    @Test
    void completesALineThatHasNoEnd() throws IOException {
        Files.writeString(file(), "anna viewer " + "0".repeat(64));

        assertThat(run("--name=grafana")).isZero();

        assertThat(new TokenFile(file()).entries())
                .extracting(TokenFile.Entry::name)
                .containsExactly("anna", "grafana");
    }

    @Test
    void saysWhichArgumentIsWrong() {
        assertThat(run("--name=ansible", "--role=admin")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The role must be viewer or operator.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name=a b", "--nam=a", "name", "--role=admin", "--name="})
    void saysHowItIsUsed(String argument) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: token --name=NAME");
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ansible operator", "ansible root 0", "ansible operator 12"})
    void aLineThatIsNotUnderstoodIsNotPassedOver(String line) throws IOException {
        Files.writeString(file(), "# our tokens\n\n" + line + "\n");

        assertThat(run("--name=grafana")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("tokens:3: must be a name, viewer or operator");
    }

    private int run(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.add("--file=" + file());
        return TokenCommand.run(
                all,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path file() {
        return directory.resolve("tokens");
    }
}
