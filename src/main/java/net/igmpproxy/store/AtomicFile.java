package net.igmpproxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Replaces files so that a crash or a full disk at any moment leaves either the old or the new content. */
final class AtomicFile {
    private static final Set<PosixFilePermission> MODE_OF_NEW_FILES = PosixFilePermissions.fromString("rw-r--r--");

    private AtomicFile() {}

    /** Replaces the content of a file, or of the file a link points to; its mode stays. Makes missing directories. */
    static void write(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = target.resolveSibling("").toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        Path temporary = Files.createTempFile(directory, "." + target.getFileName(), ".tmp");
        try {
            Files.setPosixFilePermissions(temporary, modeOf(target));
            writeThrough(temporary, text);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        // The new name must survive a crash as well as the new content.
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Set<PosixFilePermission> modeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.getPosixFilePermissions(file) : MODE_OF_NEW_FILES;
    }

    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer content = StandardCharsets.UTF_8.encode(text);
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }
}
