package net.igmpproxy.api.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensInForceTest {
    private static final AccessToken TOKEN = new AccessToken("igmpproxy_a");

    @TempDir
    private Path directory;

    private long nowNanos;

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

    /** The kernel gives changes within one tick of its clock the same time. */
    @Test
    void twoEditsOfTheSameMomentAreSeen() throws IOException {
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

    /** Opening a FIFO would block until a writer opens it. */
    @Test
    void aFifoIsRefusedWithoutBeingOpened() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor())
                .isZero();
        TokensInForce tokens = tokens();

        assertThat(role(tokens)).isEmpty();
        assertThat(tokens.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).hasMessageContaining("a FIFO"));
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

    /** Parsing a file of 10,000 lines takes milliseconds; an attempt must not take as long. */
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
        TokenFile counted = counted(reads);
        TokensInForce tokens = new TokensInForce(counted, () -> nowNanos);

        for (int attempt = 0; attempt < 1000; attempt++) {
            assertThat(tokens.find(new AccessToken("igmpproxy_" + attempt))).isEmpty();
            nowNanos += TokensInForce.TICK.toNanos();
        }

        assertThat(reads).hasValue(2);
    }

    /**
     * A router without a battery-backed clock starts with a time before that of its files, until it is synchronized.
     */
    @Test
    void aFileOfTheFutureIsNotReadAtEachAttempt() throws IOException {
        write("anna viewer ");
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        AtomicInteger reads = new AtomicInteger();
        TokensInForce tokens = new TokensInForce(counted(reads), () -> nowNanos);
        assertThat(role(tokens)).isPresent();
        nowNanos += TokensInForce.TICK.toNanos();

        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(role(tokens)).isPresent();
        }

        assertThat(reads).hasValue(2);
    }

    @Test
    void aChangeWithinATickOfTheReadingIsSeen() throws IOException {
        TokensInForce tokens = tokens();
        write("anna viewer ");
        assertThat(role(tokens)).contains(ApiRole.VIEWER);
        nowNanos += TokensInForce.TICK.toNanos() - 1;
        assertThat(role(tokens)).contains(ApiRole.VIEWER);
        FileTime before = Files.getLastModifiedTime(file());

        write("vera viewer ");
        Files.setLastModifiedTime(file(), before);

        assertThat(tokens.find(TOKEN)).map(TokenFile.Entry::name).contains("vera");
    }

    /** A link to a volume that is not mounted yet does not mean a service without tokens. */
    @ParameterizedTest
    @ValueSource(strings = {"tokens", "."})
    void aLinkThatPointsNowhereIsRefused(String name) throws IOException {
        Path linked = Files.createDirectory(directory.resolve("linked"));
        Path volume = directory.resolve("volume");
        if (name.equals(".")) {
            Files.delete(linked);
            Files.createSymbolicLink(linked, volume);
        } else {
            Files.createSymbolicLink(linked.resolve(name), volume.resolve(name));
        }
        TokensInForce tokens = new TokensInForce(new TokenFile(linked.resolve("tokens")), () -> nowNanos);
        assertThat(tokens.areNone()).isFalse();
        assertThat(tokens.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal)
                        .hasMessageContaining("the link " + (name.equals(".") ? linked : linked.resolve(name))));

        Files.createDirectory(volume);
        Files.writeString(volume.resolve("tokens"), "anna viewer " + TOKEN.hash() + "\n");

        assertThat(role(tokens)).contains(ApiRole.VIEWER);
    }

    /** A hanging network file system blocks one thread, not all threads that authenticate. */
    @Test
    void aFileThatCannotBeReadForTimeRefusesTheTokensAndHoldsOneThread() throws Exception {
        write("anna viewer ");
        CountDownLatch answer = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        CountDownLatch hanging = new CountDownLatch(1);
        TokenFile file = new TokenFile(file()) {
            @Override
            List<Entry> entries() {
                if (hangs.get()) {
                    hanging.countDown();
                    awaitQuietly(answer);
                }
                return super.entries();
            }
        };
        TokensInForce tokens = new TokensInForce(file, () -> nowNanos);
        assertThat(role(tokens)).contains(ApiRole.VIEWER);

        hangs.set(true);
        Thread held = new Thread(() -> role(tokens));
        held.start();
        assertThat(hanging.await(1, TimeUnit.MINUTES)).isTrue();
        nowNanos += SharedLook.PATIENCE.toNanos() + 1;
        for (int attempt = 0; attempt < 200; attempt++) {
            assertThat(role(tokens)).as("the last look is young").contains(ApiRole.VIEWER);
        }
        nowNanos += SharedLook.LONGEST_AGE.toNanos();
        for (int attempt = 0; attempt < 200; attempt++) {
            assertThat(role(tokens)).isEmpty();
        }
        assertThat(tokens.areNone()).isFalse();
        assertThat(tokens.areCertainlyNone()).isFalse();
        assertThat(tokens.refusal()).isPresent();

        hangs.set(false);
        answer.countDown();
        held.join();
        assertThat(role(tokens)).contains(ApiRole.VIEWER);
        assertThat(tokens.refusal()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private TokenFile counted(AtomicInteger reads) {
        return new TokenFile(file()) {
            @Override
            List<Entry> entries() {
                reads.incrementAndGet();
                return super.entries();
            }
        };
    }

    private void write(String start) throws IOException {
        Files.writeString(file(), start + TOKEN.hash() + "\n");
    }

    private static Optional<ApiRole> role(TokensInForce tokens) {
        return tokens.find(TOKEN).map(TokenFile.Entry::role);
    }

    private TokensInForce tokens() {
        return new TokensInForce(new TokenFile(file()), () -> nowNanos);
    }

    private Path file() {
        return directory.resolve("tokens");
    }
}
