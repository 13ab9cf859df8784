package net.igmpproxy.linux.libc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Thread of the virtual machine that runs the serial garbage collector during a stop of all other threads. */
final class CollectorThread {
    private static final Path THREADS = Path.of("/proc/self/task");

    /** Thread name in HotSpot; other virtual machines may have no such thread. */
    private static final String NAME = "VM Thread";

    private CollectorThread() {}

    /** Returns the kernel thread id; empty if there is no such thread. */
    static OptionalInt id() {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                if (name(thread).equals(NAME)) {
                    return OptionalInt.of(Integer.parseInt(thread.getFileName().toString()));
                }
            }
            return OptionalInt.empty();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return OptionalInt.empty();
        }
    }

    /** Returns the thread name; empty if the thread has ended. */
    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException | UncheckedIOException ended) {
            return "";
        }
    }
}
