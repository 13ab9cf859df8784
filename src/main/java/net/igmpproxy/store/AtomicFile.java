package net.igmpproxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces files atomically: after a crash or a full disk a file has either its old or its new content. */
final class AtomicFile {
    private static final Set<PosixFilePermission> MODE_OF_NEW_FILES = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> WRITABLE = PosixFilePermissions.fromString("-w--w--w-");

    private static final Logger LOGGER = LoggerFactory.getLogger(AtomicFile.class);

    private final Consumer<Step> observer;
    private final Directories directories;

    /** Steps of a replacement, in order. */
    enum Step {
        /** An empty temporary file exists in the directory of the file. */
        MADE,
        /** The temporary file has the new content. */
        WRITTEN,
        /** The new content is on the disk. */
        FORCED,
        /** The temporary file has been renamed to the file. */
        RENAMED,
        /** The renaming is on the disk. */
        DIRECTORY_FORCED
    }

    /** Opens directories so that renamed entries can be forced to the disk. */
    @FunctionalInterface
    interface Directories {
        FileChannel open(Path directory) throws IOException;
    }

    AtomicFile() {
        this(step -> {});
    }

    /** @param observer receives each completed step */
    AtomicFile(Consumer<Step> observer) {
        this(observer, directory -> FileChannel.open(directory, StandardOpenOption.READ));
    }

    /**
     * @param observer receives each completed step
     * @param directories opens a directory before a file in it is renamed
     */
    AtomicFile(Consumer<Step> observer, Directories directories) {
        this.observer = observer;
        this.directories = directories;
    }

    /**
     * Replaces the content of a file, or of the target of a symbolic link; keeps its mode. Creates missing directories
     * and removes temporary files of earlier crashes.
     *
     * @throws IOException on failure, or if the mode of the file permits no writing
     */
    void write(Path file, String text) throws IOException {
        try (Draft draft = draft(file, text)) {
            draft.keep();
        }
    }

    /**
     * Writes the new content to the disk without replacing the file; {@link Draft#keep} replaces it.
     *
     * @throws IOException as {@link #write} does
     */
    Draft draft(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = target.resolveSibling("").toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        requireWritable(target);
        removeLeftOvers(directory, target);
        Path temporary = Files.createTempFile(directory, prefix(target), ".tmp");
        observer.accept(Step.MADE);
        Draft draft = new Draft(temporary, target);
        try {
            Files.setPosixFilePermissions(temporary, modeOf(target));
            writeThrough(temporary, text);
            return draft;
        } catch (IOException | RuntimeException failure) {
            draft.close();
            throw failure;
        }
    }

    /**
     * Renaming requires no permission on the file itself, and root has all permissions. The mode is still respected.
     */
    private static void requireWritable(Path file) throws IOException {
        if (Files.exists(file) && Files.getPosixFilePermissions(file).stream().noneMatch(WRITABLE::contains)) {
            throw new FileSystemException(file.toString(), null, "the file is read-only");
        }
    }

    private static void removeLeftOvers(Path directory, Path target) throws IOException {
        try (DirectoryStream<Path> leftOvers = Files.newDirectoryStream(
                directory, entry -> isTemporary(entry.getFileName().toString(), target))) {
            for (Path leftOver : leftOvers) {
                Files.deleteIfExists(leftOver);
            }
        }
    }

    private static boolean isTemporary(String name, Path target) {
        return name.startsWith(prefix(target)) && name.endsWith(".tmp");
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static Set<PosixFilePermission> modeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.getPosixFilePermissions(file) : MODE_OF_NEW_FILES;
    }

    private void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer content = StandardCharsets.UTF_8.encode(text);
            while (content.hasRemaining()) {
                channel.write(content);
            }
            observer.accept(Step.WRITTEN);
            channel.force(true);
            observer.accept(Step.FORCED);
        }
    }

    /** New content on the disk beside the file. */
    final class Draft implements AutoCloseable {
        private final Path temporary;
        private final Path target;

        private Draft(Path temporary, Path target) {
            this.temporary = temporary;
            this.target = target;
        }

        /**
         * Replaces the file by the new content.
         *
         * @throws IOException if the file still has its old content
         */
        void keep() throws IOException {
            // Opened before the renaming: after it no failure may occur that would require undoing it.
            try (DirectoryNames names = new DirectoryNames(directories.open(target.resolveSibling("")))) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                observer.accept(Step.RENAMED);
                names.force(target);
            }
        }

        /** Deletes the new content unless it has been kept. The next write of the file removes it if that fails. */
        @Override
        public void close() {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException leftOver) {
                return;
            }
        }
    }

    /** Directory whose entries must survive a crash as well as the content of the files. */
    private final class DirectoryNames implements AutoCloseable {
        private final FileChannel channel;

        private DirectoryNames(FileChannel channel) {
            this.channel = channel;
        }

        /** Forces the directory to the disk and logs a failure; the new content is in place in both cases. */
        private void force(Path target) {
            try {
                channel.force(true);
                observer.accept(Step.DIRECTORY_FORCED);
            } catch (IOException failure) {
                LOGGER.warn(
                        "{} has its new content, but a power failure may bring the old one back, since its directory cannot be"
                                + " forced to the disk: {}",
                        target,
                        IoReason.of(failure));
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException failure) {
                LOGGER.debug("The directory is not closed", failure);
            }
        }
    }
}
