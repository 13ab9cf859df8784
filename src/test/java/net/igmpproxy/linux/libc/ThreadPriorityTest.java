package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.Test;

/** Checks the priority of separate threads by {@code proc(5)}. */
class ThreadPriorityTest {
    /** Index of the field after the process name, which may contain spaces. */
    private static final int NICE = 16;

    private static final int POLICY = 38;
    private static final String USUAL_POLICY = "0";
    private static final String ROUND_ROBIN = "2";

    @Test
    void isOfRealTimeWhereThatIsAllowed() throws Exception {
        String expected = succeeds("chrt", "--rr", "1", "true") ? ROUND_ROBIN : USUAL_POLICY;

        assertThat(afterRaise(true, () -> column(POLICY))).isEqualTo(expected);
    }

    @Test
    void isThatOfTheCollectorAsWellWhichTheThreadWaitsFor() throws Exception {
        String expected = succeeds("chrt", "--rr", "1", "true") ? ROUND_ROBIN : USUAL_POLICY;

        String policy = afterRaise(
                true, () -> column("self/task/" + CollectorThread.id().orElseThrow(), POLICY));

        assertThat(policy).isEqualTo(expected);
    }

    @Test
    void isNotGivenToThreadsThatTheThreadStarts() throws Exception {
        String policy = afterRaise(
                true,
                () -> CompletableFuture.supplyAsync(() -> column(POLICY), task -> new Thread(task).start())
                        .join());

        assertThat(policy).isEqualTo(USUAL_POLICY);
    }

    @Test
    void isOfMoreWeightWhereRealTimeIsNotWanted() throws Exception {
        String expected = succeeds("nice", "--adjustment=-10", "true") ? "-10" : "0";

        assertThat(afterRaise(false, () -> column(POLICY) + " " + column(NICE))).isEqualTo("0 " + expected);
    }

    private static String afterRaise(boolean realTime, Supplier<String> then) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            ThreadPriority.raise(Native.load(), realTime);
            answer.complete(then.get());
        });
        thread.start();
        return answer.orTimeout(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static String column(int number) {
        return column("thread-self", number);
    }

    private static String column(String thread, int number) {
        try {
            String stat = Files.readString(Path.of("/proc", thread, "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[number];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns true if the program succeeds in this process; {@code nice} reports a failure only on standard error. */
    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.inputReader().lines().count() == 0 && process.waitFor() == 0;
    }
}
