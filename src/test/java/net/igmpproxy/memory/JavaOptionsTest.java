package net.igmpproxy.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.Test;

/** Delivered JVM options, applied to test programs. */
class JavaOptionsTest {
    private static final String FLAGS = "-XX:Flags=bin/java-options";

    /** Exit status of HotSpot with {@code ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int MORE_THAN_THE_HEAP = 100;

    @Test
    void memoryThatRunsOutEndsTheProcessThoughAThreadWouldGoOn() throws Exception {
        assertThat(run("-Xmx32m", Hoarder.class).status()).isEqualTo(OUT_OF_MEMORY);
    }

    @Test
    void heapIsThatOfTheFileUnlessTheEnvironmentHasAnother() throws Exception {
        assertThat(heapMebibytes("")).isBetween(754L, 768L);
        assertThat(heapMebibytes("-Xmx96m")).isBetween(90L, 96L);
        assertThat(heapMebibytes("-Xmx1g")).isBetween(1_010L, 1_024L);
    }

    private static long heapMebibytes(String options) throws IOException, InterruptedException {
        return Long.parseLong(run(options, Heap.class).output().strip()) / CHUNK_BYTES;
    }

    /** Allocates memory until it runs out, and ignores the error. */
    static final class Hoarder {
        private Hoarder() {}

        public static void main(String[] arguments) {
            List<byte[]> hoard = new ArrayList<>();
            try {
                while (hoard.size() < MORE_THAN_THE_HEAP) {
                    hoard.add(new byte[CHUNK_BYTES]);
                }
            } catch (OutOfMemoryError ignored) {
                hoard.clear();
            }
        }
    }

    /** Prints the maximum size of its heap. */
    static final class Heap {
        private Heap() {}

        public static void main(String[] arguments) {
            System.out.println(Runtime.getRuntime().maxMemory());
        }
    }

    /** Exit status and standard output of a process. */
    private record Ended(int status, String output) {}

    /** Runs a program with the options of the service and with options from the environment. */
    private static Ended run(String options, Class<?> program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                FLAGS,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        Process process = builder.start();
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
