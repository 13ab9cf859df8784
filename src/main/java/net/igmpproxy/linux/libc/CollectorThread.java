package net.igmpproxy.linux.libc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The thread of this virtual machine in which the serial collector works while all others stand still. */
final class CollectorThread {
    private static final Path THREADS = Path.of("/proc/self/task");

    /** As HotSpot names it; other virtual machines may have none. */
    private static final String NAME = "VM Thread";

    private CollectorThread() {}

    /** Its number for the kernel; empty if there is none. */
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

    /** A thread that has ended meanwhile has no name. */
    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException | UncheckedIOException ended) {
            return "";
        }
    }
}
