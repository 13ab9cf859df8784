package net.igmpproxy.core.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Golden packets: files with IPv4 packets in hex and descriptions in comment lines. */
public final class PacketFiles {
    private static final Path FOLDER = Path.of("src/test/resources/packets");
    private static final String SUFFIX = ".hex";

    private PacketFiles() {}

    /** Returns the names of all files, without their suffix. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes of a packet from its IP header on. */
    public static byte[] read(String name) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(name + SUFFIX))) {
            String digits = lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace(" ", ""))
                    .collect(Collectors.joining());
            return HexFormat.of().parseHex(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
