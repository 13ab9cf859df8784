package net.igmpproxy.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.igmpproxy.lab.netns.Command;

/** A package of the next version, made of another one: its jar has the same files in reverse order, so that none is in its place. */
final class OtherPackage implements AutoCloseable {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Path directory;

    private OtherPackage(Path directory) {
        this.directory = directory;
    }

    static OtherPackage of(Path original) {
        try {
            OtherPackage other = new OtherPackage(Files.createTempDirectory("igmp-proxy-package"));
            Path content = other.directory.resolve("content");
            Command.run("", "dpkg-deb", "--raw-extract", original.toString(), content.toString());
            Path control = content.resolve("DEBIAN/control");
            Files.writeString(control, Files.readString(control).replaceFirst("(?m)^Version: .*$", "$0.1"));
            Path jar = content.resolve("usr/share/igmp-proxy/igmp-proxy.jar");
            Path reversed = other.directory.resolve("reversed.jar");
            reverse(jar, reversed);
            Files.copy(reversed, jar, StandardCopyOption.REPLACE_EXISTING);
            Command.run(
                    "",
                    "dpkg-deb",
                    "--root-owner-group",
                    "--build",
                    content.toString(),
                    other.file().toString());
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package. */
    Path file() {
        return directory.resolve("other_all.deb");
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

    @Override
    public void close() {
        Command.run("", "rm", "-rf", directory.toString());
    }
}
