package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;

/** Maven's build directory and its contents. */
public final class BuildDirectory {
    private static final String JAR = "igmpproxy.jar";

    private BuildDirectory() {}

    /** Returns the directory. */
    public static Path path() {
        return jar().resolveSibling("");
    }

    /** Returns the built jar. */
    public static Path jar() {
        String jar = System.getProperty(JAR);
        if (jar == null) {
            throw new LaboratoryException("the system property " + JAR + " must name the built jar");
        }
        return Path.of(jar).toAbsolutePath();
    }

    /** The directory of the programs that {@code bin/verify} downloads: one for all builds, whose directories differ. */
    static Path downloads() {
        return Path.of("target").toAbsolutePath();
    }

    /** Returns a program of another project, if {@code bin/verify} has installed it. */
    static Optional<Path> peer(String name) {
        return Stream.of("peers/usr/sbin", "peers/usr/bin", "peers/usr/lib/frr", "linter/node_modules/.bin")
                .map(directory -> downloads().resolve(directory).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns the directories of the shared libraries of these programs. */
    static List<Path> peerLibraries() {
        try (Stream<Path> files = Files.walk(downloads().resolve("peers/usr/lib"))) {
            return files.filter(file -> file.getFileName().toString().contains(".so."))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
