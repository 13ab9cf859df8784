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
 * Bounded reading of files that others write. Anything but a regular file is refused before it is opened: opening a FIFO waits
 * for a writer, and a device has no end. The file that is looked at is the one that is opened, whoever renames files meanwhile. A link
 * to a regular file is a regular file.
 */
public final class RegularFile {
    private static final FilePins PINS = ServiceLoader.load(FilePins.class, RegularFile.class.getClassLoader())
            .findFirst()
            .orElseThrow();

    private RegularFile() {}

    /**
     * Reads a file.
     *
     * @param mostBytes the size that is refused when it is exceeded
     * @throws IOException if there is no such file, if it is not a regular file, or if it is larger
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        try (FilePins.Pin pin = PINS.pin(file);
                InputStream input = Files.newInputStream(requireRegular(file, pin.path()))) {
            // The size that the kernel tells may be another one by now.
            byte[] content = input.readNBytes(mostBytes + 1);
            if (content.length > mostBytes) {
                throw new UnusableFileException(
                        file, "it is larger than " + mostBytes + " bytes: is it the right file?");
            }
            return content;
        }
    }

    /**
     * Reads a file of text in UTF-8.
     *
     * @param mostBytes the size that is refused when it is exceeded
     * @throws IOException as {@link #read} does, or if it is not UTF-8 text
     */
    public static String readText(Path file, int mostBytes) throws IOException {
        return text(read(file, mostBytes));
    }

    /** Decodes UTF-8; throws if it is not. */
    static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    /** Throws unless a file is a regular one, or a link to one. */
    static void require(Path file) throws IOException {
        requireRegular(file, file);
    }

    /** Looks at a file by another path, which is returned. */
    private static Path requireRegular(Path file, Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory() ? "a directory" : "a FIFO, a socket or a device";
            throw new UnusableFileException(file, "it is " + kind + ", and must be a regular file or a link to one");
        }
        return path;
    }
}
