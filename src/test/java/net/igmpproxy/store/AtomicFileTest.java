package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.store.AtomicFile.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;

class AtomicFileTest {
    private static final String OLD = "old\n";
    private static final String NEW = "new\n".repeat(10_000);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Step.class)
    void aWriterKilledAfterAnyStepLeavesTheOldOrTheNewContent(Step step) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("config.yaml"), OLD);

        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        placeOf(AtomicFile.class)
                                + File.pathSeparator
                                + placeOf(KilledWriter.class)
                                + File.pathSeparator
                                + placeOf(Logger.class),
                        KilledWriter.class.getName(),
                        file.toString(),
                        step.name())
                .inheritIO()
                .start()
                .waitFor();

        assertThat(status).isEqualTo(KilledWriter.KILLED);
        assertThat(file).hasContent(step.compareTo(Step.RENAMED) < 0 ? OLD : NEW);
        new AtomicFile().write(file, NEW);
        assertThat(directory).as("what the killed writer left").isDirectoryNotContaining("glob:**.tmp");
    }

    private static String placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** Program that writes a file and exits after a step, as if killed. */
    static final class KilledWriter {
        static final int KILLED = 99;

        private KilledWriter() {}

        public static void main(String[] arguments) throws IOException {
            AtomicFile writer = new AtomicFile(step -> {
                if (step == Step.valueOf(arguments[1])) {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
            writer.write(Path.of(arguments[0]), NEW);
        }
    }

    @Test
    void takesTheStepsInAnOrderThatLosesNothing() throws IOException {
        List<Step> steps = new ArrayList<>();

        new AtomicFile(steps::add).write(directory.resolve("config.yaml"), NEW);

        assertThat(steps).containsExactly(Step.values());
    }

    @Test
    void fileThatHasItsNameIsWrittenWhateverTheDirectorySays() throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), OLD);
        AtomicFile writer = new AtomicFile(step -> {}, AtomicFileTest::closed);

        writer.write(file, NEW);

        assertThat(file).hasContent(NEW);
    }

    @Test
    void fileIsUnchangedIfItsDirectoryCannotBeOpened() throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), OLD);
        AtomicFile writer = new AtomicFile(step -> {}, path -> {
            throw new FileSystemException(path.toString(), null, "Too many open files");
        });

        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> writer.write(file, NEW));

        assertThat(file).hasContent(OLD);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    /** Returns a closed channel, which cannot be forced to the disk. */
    private static FileChannel closed(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ);
        channel.close();
        return channel;
    }

    @Test
    void replacesWhatALinkPointsToAndKeepsItsMode() throws IOException {
        Path target = Files.writeString(
                Files.createDirectory(directory.resolve("data")).resolve("config.yaml"), OLD);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(directory.resolve("config.yaml"), target);

        new AtomicFile().write(link, NEW);

        assertThat(link).isSymbolicLink().hasContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void leavesAReadOnlyFileAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> new AtomicFile().write(file, NEW))
                .withMessageContaining("read-only");

        assertThat(file).hasContent(OLD);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
