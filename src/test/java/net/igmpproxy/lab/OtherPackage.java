package net.igmpproxy.lab;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.igmpproxy.lab.netns.Command;

/** Packages of other versions, derived from the built one. */
final class OtherPackage {
    private static final String JAR = "usr/share/igmp-proxy/igmp-proxy.jar";
    private static final String LAY_OUT = "usr/share/igmp-proxy/bin/lay-out";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String BUILD = "META-INF/build-info.properties";
    /**
     * Scripts, unit and configuration file of the released version 1.0.0, on which an upgrade depends. The jar is the
     * present one; the handover between versions is tested elsewhere.
     */
    private static final Path VERSION_1 = Path.of("src/test/resources/debian/1.0.0");

    private static final Map<String, String> FILES_OF_VERSION_1 = Map.of(
            "conffiles", "DEBIAN",
            "postinst", "DEBIAN",
            "postrm", "DEBIAN",
            "prerm", "DEBIAN",
            "config.yaml", "etc/igmp-proxy",
            "igmp-proxy", "usr/bin",
            "igmp-proxy.service", "lib/systemd/system",
            "lay-out", "usr/share/igmp-proxy/bin");

    private final Path content;

    private OtherPackage(Path content) {
        this.content = content;
    }

    /** Creates a later version, whose jar holds the same files in reverse order, so that all offsets differ. */
    static Path later(Path original, Path target) throws IOException {
        OtherPackage other = unpack(original, target);
        other.replace("DEBIAN/control", "(?m)^Version: .*$", "$0.1");
        Path jar = other.content.resolve(JAR);
        Path reversed = jar.resolveSibling("reversed");
        reverse(jar, reversed);
        Files.move(reversed, jar, REPLACE_EXISTING);
        return other.build(target);
    }

    /** Creates version 1.0.0 with the present jar. */
    static Path version1(Path original, Path target) throws IOException {
        OtherPackage other = unpack(original, target);
        other.replace("DEBIAN/control", "(?m)^Version: .*$", "Version: 1.0.0~");
        for (String later : List.of("DEBIAN/preinst", "DEBIAN/triggers", "usr/share/igmp-proxy/config.yaml")) {
            Files.delete(other.content.resolve(later));
        }
        for (Map.Entry<String, String> file : FILES_OF_VERSION_1.entrySet()) {
            Path directory = Files.createDirectories(other.content.resolve(file.getValue()));
            Files.copy(VERSION_1.resolve(file.getKey()), directory.resolve(file.getKey()), REPLACE_EXISTING);
        }
        for (String program :
                List.of("DEBIAN/postinst", "DEBIAN/postrm", "DEBIAN/prerm", "usr/bin/igmp-proxy", LAY_OUT)) {
            Files.setPosixFilePermissions(other.content.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return other.build(target);
    }

    private static OtherPackage unpack(Path original, Path target) {
        Path content = target.resolveSibling(target.getFileName() + ".content");
        Command.run("", "dpkg-deb", "--raw-extract", original.toString(), content.toString());
        return new OtherPackage(content);
    }

    private void replace(String file, String pattern, String replacement) throws IOException {
        Path path = content.resolve(file);
        Files.writeString(path, Files.readString(path).replaceFirst(pattern, replacement));
    }

    private Path build(Path target) {
        Command.run("", "dpkg-deb", "--root-owner-group", "-Znone", "--build", content.toString(), target.toString());
        Command.run("", "rm", "-rf", content.toString());
        return target;
    }

    private static void reverse(Path jar, Path target) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(target);
                ZipOutputStream to = new ZipOutputStream(file)) {
            copy(from, from.getEntry(MANIFEST), to);
            List<ZipEntry> entries = new ArrayList<>(Collections.list(from.entries()));
            Collections.reverse(entries);
            for (ZipEntry entry : entries) {
                if (!entry.getName().equals(MANIFEST)) {
                    copy(from, entry, to);
                }
            }
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(BUILD)) {
            content = new String(content, StandardCharsets.ISO_8859_1)
                    .replaceFirst("(?m)^build.version=.*$", "$0.1")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        copy.setMethod(entry.getMethod());
        if (entry.getMethod() == ZipEntry.STORED) {
            CRC32 checksum = new CRC32();
            checksum.update(content);
            copy.setSize(content.length);
            copy.setCrc(checksum.getValue());
        }
        to.putNextEntry(copy);
        to.write(content);
        to.closeEntry();
    }
}
