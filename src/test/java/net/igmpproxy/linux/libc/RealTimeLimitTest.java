package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.Test;

/** Tests in separate processes, since a lowered limit cannot be raised again. */
class RealTimeLimitTest {
    private static final Path LIMITS = Path.of("/proc/self/limits");

    /** Exit status of a process ended by SIGXCPU as reported by Java: 128 plus the signal number. */
    private static final int ENDED_BY_XCPU = 128 + 24;

    @Test
    void threadThatNeverSleepsEndsItsProcess() throws Exception {
        int expected = mayHaveRealTime() ? ENDED_BY_XCPU : 0;

        assertThat(run(List.of(), Spinning.class).status()).isEqualTo(expected);
    }

    @Test
    void limitIsTenSecondsWithTwoMoreUntilTheProcessIsKilled() throws Exception {
        assertThat(run(List.of(), Limited.class).output()).containsPattern(" 10000000 +12000000 ");
    }

    @Test
    void lowerLimitOfTheServiceManagerStays() throws Exception {
        assertThat(run(List.of("prlimit", "--rttime=300000:400000"), Limited.class)
                        .output())
                .containsPattern(" 300000 +400000 ");
    }

    /** Program that sets the limit and prints the kernel's line about it. */
    static final class Limited {
        private Limited() {}

        public static void main(String[] arguments) throws IOException {
            RealTimeLimit.set(Native.load(), RealTimeLimit.LIMIT);
            Files.readAllLines(LIMITS).stream()
                    .filter(line -> line.startsWith("Max realtime timeout"))
                    .forEach(System.out::println);
        }
    }

    /**
     * Program with real-time priority, if permitted, and a limit of half a second, that does not sleep for ten seconds.
     */
    static final class Spinning {
        private Spinning() {}

        public static void main(String[] arguments) {
            Native os = Native.load();
            RealTimeLimit.set(os, Duration.ofMillis(500));
            ThreadPriority.raise(os, true);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean mayHaveRealTime() throws IOException, InterruptedException {
        return new ProcessBuilder("chrt", "--rr", "1", "true").start().waitFor() == 0;
    }

    /** Exit status of a process and its standard output. */
    private record Ended(int status, String output) {}

    private static Ended run(List<String> before, Class<?> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(Await.PROCESS_PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
