package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensInForceTest {
    private static final AccessToken TOKEN = new AccessToken("igmpproxy_a");

    @TempDir
    private Path directory;

    /** Later than every change of the file, so that each state has a stamp of its own. */
    private Instant now = Instant.now().plus(Duration.ofHours(1));

    @Test
    void aTokenCountsWhileItsLineIsThere() throws IOException {
        TokensInForce tokens = tokens();
        assertThat(role(tokens)).isEmpty();

        write("anna viewer ");
        assertThat(role(tokens)).contains(ApiRole.VIEWER);
        write("anna operator ");
        assertThat(role(tokens)).contains(ApiRole.OPERATOR);
        Files.delete(file());
        assertThat(role(tokens)).isEmpty();
        assertThat(tokens.refusal()).isEmpty();
    }

    /** The kernel dates changes within one tick of its clock alike. */
    @Test
    void twoEditsOfTheSameMomentAreSeen() throws IOException {
        now = Instant.EPOCH;
        TokensInForce tokens = tokens();
        for (int edit = 0; edit < 200; edit++) {
            write("anna viewer ");
            assertThat(tokens.find(TOKEN)).map(TokenFile.Entry::name).contains("anna");
            write("vera viewer ");
            assertThat(tokens.find(TOKEN)).map(TokenFile.Entry::name).contains("vera");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna viewer 0", "garbage", "anna root 0", "\0"})
    void aLineThatIsNotUnderstoodRefusesAllTokens(String line) throws IOException {
        TokensInForce tokens = tokens();
        write("anna viewer ");
        assertThat(role(tokens)).isPresent();

        Files.writeString(file(), "anna viewer " + TOKEN.hash() + "\n" + line);

        assertThat(role(tokens)).isEmpty();
        assertThat(tokens.refusal()).isPresent();
        assertThat(tokens.areNone()).isFalse();
        write("anna viewer ");
        assertThat(role(tokens)).isPresent();
        assertThat(tokens.refusal()).isEmpty();
    }

    /** Opening it would wait for somebody who writes. */
    @Test
    void aFifoIsRefusedWithoutBeingOpened() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor())
                .isZero();
        TokensInForce tokens = tokens();

        assertThat(role(tokens)).isEmpty();
        assertThat(tokens.refusal()).isPresent();
        assertThat(tokens.areNone()).isFalse();
    }

    @Test
    void aFileThatReplacesAnotherCountsAtOnce() throws IOException {
        TokensInForce tokens = tokens();
        write("anna viewer ");
        assertThat(role(tokens)).isPresent();

        Path other = Files.writeString(directory.resolve("other"), "vera viewer " + "0".repeat(64) + "\n");
        Files.move(other, file(), StandardCopyOption.ATOMIC_MOVE);

        assertThat(role(tokens)).isEmpty();
    }

    /** A file of 10,000 lines is parsed in milliseconds; an attempt must not cost that. */
    @Test
    void attemptsDoNotReadTheFileAgain() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 10_000; line++) {
            lines.append("anna")
                    .append(line)
                    .append(" viewer ")
                    .append(String.format("%064x", line))
                    .append('\n');
        }
        Files.writeString(file(), lines);
        AtomicInteger reads = new AtomicInteger();
        TokenFile counted = new TokenFile(file()) {
            @Override
            List<Entry> entries() {
                reads.incrementAndGet();
                return super.entries();
            }
        };
        TokensInForce tokens = new TokensInForce(counted, () -> now, () -> 0);

        for (int attempt = 0; attempt < 1000; attempt++) {
            assertThat(tokens.find(new AccessToken("igmpproxy_" + attempt))).isEmpty();
        }

        assertThat(reads).hasValue(1);
    }

    private void write(String start) throws IOException {
        Files.writeString(file(), start + TOKEN.hash() + "\n");
    }

    private static Optional<ApiRole> role(TokensInForce tokens) {
        return tokens.find(TOKEN).map(TokenFile.Entry::role);
    }

    private TokensInForce tokens() {
        return new TokensInForce(new TokenFile(file()), () -> now, () -> 0);
    }

    private Path file() {
        return directory.resolve("tokens");
    }
}
