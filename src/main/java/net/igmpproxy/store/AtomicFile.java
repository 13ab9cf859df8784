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

/** Replaces files so that a crash or a full disk at any moment leaves either the old or the new content. */
final class AtomicFile {
    private static final Set<PosixFilePermission> MODE_OF_NEW_FILES = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> WRITABLE = PosixFilePermissions.fromString("-w--w--w-");

    private static final Logger LOGGER = LoggerFactory.getLogger(AtomicFile.class);

    private final Consumer<Step> observer;
    private final Directories directories;

    /** What is done one after the other. */
    enum Step {
        /** There is an empty temporary file beside the file. */
        MADE,
        /** The new content is in it. */
        WRITTEN,
        /** The new content is on the disk. */
        FORCED,
        /** The temporary file has taken the place of the file. */
        RENAMED,
        /** So it has on the disk. */
        DIRECTORY_FORCED
    }

    /** Opens the directories of files, so that their names can be forced to the disk. */
    @FunctionalInterface
    interface Directories {
        FileChannel open(Path directory) throws IOException;
    }

    AtomicFile() {
        this(step -> {});
    }

    /**
     * @param observer told of each step that has been taken
     */
    AtomicFile(Consumer<Step> observer) {
        this(observer, directory -> FileChannel.open(directory, StandardOpenOption.READ));
    }

    /**
     * @param observer    told of each step that has been taken
     * @param directories opens the directory before a file in it takes its name
     */
    AtomicFile(Consumer<Step> observer, Directories directories) {
        this.observer = observer;
        this.directories = directories;
    }

    /**
     * Replaces the content of a file, or of the file a link points to; its mode stays. Makes missing directories, and
     * removes what a crash in the midst of an earlier call has left.
     *
     * @throws IOException if that fails, or if the mode of the file says that it is not to be written
     */
    void write(Path file, String text) throws IOException {
        try (Draft draft = draft(file, text)) {
            draft.keep();
        }
    }

    /**
     * Does the same but for the last step: the new content is on the disk, and takes its place when it is kept.
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

    /** Renaming needs no right to the file itself, and the superuser has every right: but a mode is meant. */
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

    /** New content that is on the disk beside the old one. */
    final class Draft implements AutoCloseable {
        private final Path temporary;
        private final Path target;

        private Draft(Path temporary, Path target) {
            this.temporary = temporary;
            this.target = target;
        }

        /**
         * Puts it in the place of the old one.
         *
         * @throws IOException if the old content is still there
         */
        void keep() throws IOException {
            // Opened before: once the file has its name nothing may fail that would have to undo it.
            try (DirectoryNames names = new DirectoryNames(directories.open(target.resolveSibling("")))) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                observer.accept(Step.RENAMED);
                names.force(target);
            }
        }

        /** Gives it up, unless it is kept. What cannot be removed is removed by the next who writes the file. */
        @Override
        public void close() {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException leftOver) {
                return;
            }
        }
    }

    /** Names in a directory, which must survive a crash as well as the content of its files. */
    private final class DirectoryNames implements AutoCloseable {
        private final FileChannel channel;

        private DirectoryNames(FileChannel channel) {
            this.channel = channel;
        }

        /** Forces them to the disk; the new content is in place whether that succeeds or not. */
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
