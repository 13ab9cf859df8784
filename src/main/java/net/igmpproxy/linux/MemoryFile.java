package net.igmpproxy.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file without a name, which processes hand each other ({@code memfd_create(2)}). */
final class MemoryFile {
    private static final int MFD_CLOEXEC = 1;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private MemoryFile() {}

    /**
     * Makes one.
     *
     * @param name    what it is called in {@code /proc}
     * @param content what is in it
     */
    static FileDescriptor of(Native os, String name, byte[] content) {
        int created = os.libc().memfdCreate(name, MFD_CLOEXEC);
        FileDescriptor file = FileDescriptor.opened(os, "memfd_create", name, created);
        try {
            Files.write(path(file), content);
            return file;
        } catch (IOException failure) {
            file.close();
            throw new UncheckedIOException(failure);
        }
    }

    /** What is in one. */
    static byte[] read(FileDescriptor file) {
        try {
            return Files.readAllBytes(path(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path path(FileDescriptor file) {
        return DESCRIPTORS.resolve(Integer.toString(file.number()));
    }
}
