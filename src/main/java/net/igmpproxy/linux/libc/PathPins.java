package net.igmpproxy.linux.libc;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import net.igmpproxy.runtime.storage.FilePins;

/** Pins based on {@code O_PATH} descriptors (open(2)), which appear as links in {@code /proc/self/fd}. */
public final class PathPins implements FilePins {
    private static final int O_PATH = 0x200000;
    private static final int O_CLOEXEC = 0x80000;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Native os = Native.load();

    /** Public for {@link java.util.ServiceLoader}. */
    public PathPins() {}

    @Override
    public Pin pin(Path file) throws IOException {
        int number = os.libc().open(file.toString(), O_PATH | O_CLOEXEC);
        if (number < 0) {
            int errno = os.errno();
            // Usually fails for the same reason, with the specific exception.
            Files.readAttributes(file, BasicFileAttributes.class);
            throw new FileSystemException(file.toString(), null, "open: error " + errno);
        }
        return new DescriptorPin(new FileDescriptor(os, file.toString(), number));
    }

    private record DescriptorPin(FileDescriptor descriptor) implements Pin {
        @Override
        public Path path() {
            return DESCRIPTORS.resolve(Integer.toString(descriptor.number()));
        }

        @Override
        public void close() {
            descriptor.close();
        }
    }
}
