package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** File system of a few pages in memory, which can be filled and made read-only. */
public final class SmallDisk implements AutoCloseable {
    private static final int PAGE = 4096;

    private final NetworkNamespace namespace;
    private final Path directory;
    private final Deque<Path> fillers = new ArrayDeque<>();

    private SmallDisk(NetworkNamespace namespace, Path directory) {
        this.namespace = namespace;
        this.directory = directory;
    }

    static SmallDisk mount(NetworkNamespace namespace, int pages) {
        try {
            Path directory = Files.createTempDirectory(BuildDirectory.path(), "disk-");
            String size = "size=" + (long) pages * PAGE;
            namespace.output("mount", "-t", "tmpfs", "-o", size, "small-disk", directory.toString());
            return new SmallDisk(namespace, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the mount point. */
    public Path directory() {
        return directory;
    }

    /** Fills the file system completely. */
    public void fill() {
        boolean full = false;
        while (!full) {
            Path filler = directory.resolve("filler-" + fillers.size());
            full = !write(filler);
            if (!full) {
                fillers.push(filler);
            }
        }
    }

    /** Frees one of the filled pages. */
    public void freeOnePage() {
        delete(fillers.pop());
    }

    /** Frees all filled pages. */
    public void freeAll() {
        while (!fillers.isEmpty()) {
            freeOnePage();
        }
    }

    /** Makes the file system read-only. */
    public void makeReadOnly() {
        remount("ro");
    }

    /** Makes the file system writable again. */
    public void makeWritable() {
        remount("rw");
    }

    @Override
    public void close() {
        namespace.output("umount", directory.toString());
        delete(directory);
    }

    private void remount(String option) {
        namespace.output("mount", "-o", "remount," + option, directory.toString());
    }

    private static boolean write(Path filler) {
        try {
            Files.write(filler, new byte[PAGE]);
            return true;
        } catch (IOException full) {
            delete(filler);
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
