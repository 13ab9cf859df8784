package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
    private static final int READS = 5000;

    @TempDir
    private Path directory;

    /** Opening a FIFO waits for a writer: the opened file must be the checked one. */
    @Test
    void aFifoIsNotOpenedHoweverFastItTakesThePlaceOfAFile() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Path regular = Files.writeString(directory.resolve("regular"), "text");
        link(regular);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger read = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Thread swapping = started(() -> {
            while (!ended.get()) {
                link(fifo);
                link(regular);
            }
        });
        Thread reading = started(() -> {
            for (int time = 0; time < READS; time++) {
                read(read, refused);
            }
        });

        reading.join(TimeUnit.MINUTES.toMillis(2));

        ended.set(true);
        swapping.join();
        assertThat(read.get() + refused.get()).isEqualTo(READS);
        assertThat(read).hasPositiveValue();
        assertThat(refused).hasPositiveValue();
    }

    @Test
    void aMissingFileIsMissing() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> RegularFile.readText(file(), 10))
                .withMessage(file().toString());
    }

    @Test
    void leavesNoDescriptorBehind() throws IOException {
        Files.writeString(file(), "text");
        long before = descriptors();
        for (int time = 0; time < 1000; time++) {
            assertThat(RegularFile.readText(file(), 10)).isEqualTo("text");
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> RegularFile.readText(directory, 10));
        }

        assertThat(descriptors() - before).isLessThan(500);
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private void read(AtomicInteger read, AtomicInteger refused) {
        try {
            assertThat(RegularFile.readText(file(), 10)).isEqualTo("text");
            read.incrementAndGet();
        } catch (UnusableFileException fifo) {
            refused.incrementAndGet();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void link(Path target) {
        try {
            Path next = directory.resolve("next");
            Files.createSymbolicLink(next, target);
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Path file() {
        return directory.resolve("file");
    }
}
