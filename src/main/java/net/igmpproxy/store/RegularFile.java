package net.igmpproxy.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ServiceLoader;
import net.igmpproxy.runtime.storage.FilePins;

/**
 * Bounded reading of files written by others. The reader refuses anything but a regular file before it opens it:
 * opening a FIFO waits for a writer, and a device may have no end. A pin ensures that the checked file is the opened
 * one, despite concurrent renames. A link to a regular file is accepted.
 */
public final class RegularFile {
    private static final FilePins PINS = ServiceLoader.load(FilePins.class, RegularFile.class.getClassLoader())
            .findFirst()
            .orElseThrow();

    private RegularFile() {}

    /**
     * Reads a file.
     *
     * @param mostBytes maximum size in bytes
     * @throws IOException if the file does not exist, is not a regular file, or is larger
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        try (FilePins.Pin pin = PINS.pin(file);
                InputStream input = Files.newInputStream(requireRegular(file, pin.path()))) {
            // The size reported by the kernel may be outdated.
            byte[] content = input.readNBytes(mostBytes + 1);
            if (content.length > mostBytes) {
                throw new UnusableFileException(
                        file, "it is larger than " + mostBytes + " bytes: is it the right file?");
            }
            return content;
        }
    }

    /**
     * Reads a UTF-8 text file.
     *
     * @param mostBytes maximum size in bytes
     * @throws IOException as {@link #read} does, or if the content is not UTF-8
     */
    public static String readText(Path file, int mostBytes) throws IOException {
        return text(read(file, mostBytes));
    }

    /**
     * Decodes UTF-8.
     *
     * @throws CharacterCodingException if the content is not UTF-8
     */
    static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    /**
     * Checks that a file is a regular file or a link to one.
     *
     * @throws IOException if it is neither
     */
    static void require(Path file) throws IOException {
        requireRegular(file, file);
    }

    /** Checks a file through another path; returns that path. */
    private static Path requireRegular(Path file, Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory() ? "a directory" : "a FIFO, a socket or a device";
            throw new UnusableFileException(file, "it is " + kind + ", and must be a regular file or a link to one");
        }
        return path;
    }
}
