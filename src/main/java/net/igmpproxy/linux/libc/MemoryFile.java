package net.igmpproxy.linux.libc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.igmpproxy.runtime.port.KernelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Anonymous memory file passed between processes ({@code memfd_create(2)}). */
public final class MemoryFile {
    private static final Logger LOGGER = LoggerFactory.getLogger(MemoryFile.class);
    private static final int MFD_CLOEXEC = 1;

    /** Maximum size in bytes, above the largest state and below exhaustion of memory. */
    private static final long MAX_BYTES = 128L << 20;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private MemoryFile() {}

    /**
     * Creates a file.
     *
     * @param name    name in {@code /proc}
     * @param content content of the file
     */
    public static FileDescriptor of(Native os, String name, byte[] content) {
        int created = os.libc().memfdCreate(name, MFD_CLOEXEC);
        FileDescriptor file = FileDescriptor.opened(os, "memfd_create", name, created);
        try {
            Files.write(path(file), content);
            return file;
        } catch (IOException failure) {
            file.close();
            throw new KernelException("write", 0, "The state could not be written to memory: " + failure.getMessage());
        }
    }

    /** Reads a file from another process; empty if it is not a regular file, too large, or unreadable. */
    public static Optional<byte[]> read(FileDescriptor file) {
        Path path = path(file);
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= MAX_BYTES) {
                return Optional.of(Files.readAllBytes(path));
            }
            LOGGER.warn("State not read  reason=it is no regular file of {} bytes at most", MAX_BYTES);
        } catch (IOException failure) {
            LOGGER.warn("State not read  reason={}", failure.getMessage());
        }
        return Optional.empty();
    }

    private static Path path(FileDescriptor file) {
        return DESCRIPTORS.resolve(Integer.toString(file.number()));
    }
}
