package net.igmpproxy.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;

/** The built jar laid out for quick starts, as {@code bin/lay-out} does it: once for each build. */
final class Installation {
    private static final Path LAY_OUT = Path.of("bin/lay-out").toAbsolutePath();
    private static final Path JAVA_OPTIONS = Path.of("bin/java-options").toAbsolutePath();

    private Installation() {}

    /** The command that runs the service, less its arguments. */
    static List<String> command(List<String> options) {
        return Stream.of(List.of(program("java")), options, List.of("@" + Once.START))
                .flatMap(List::stream)
                .toList();
    }

    /** The jar does not change while tests run, and is too long to be read at every start. */
    private static final class Once {
        private static final Path START = upToDate(BuildDirectory.path().resolve("igmp-proxy"));
    }

    /** The options that start what is laid out. */
    private static Path upToDate(Path directory) {
        Path stamp = directory.resolve("laid-out");
        String origin = digest(BuildDirectory.jar()) + " " + digest(LAY_OUT) + " " + digest(JAVA_OPTIONS);
        if (!origin.equals(text(stamp))) {
            layOut(directory);
            write(stamp, origin);
        }
        return directory.resolve("start");
    }

    /** A program of the virtual machine that the tests run in. */
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** What tells one build from another: a build that can be repeated has the same time each time. */
    private static String digest(Path file) {
        try (InputStream octets = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            octets.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new LaboratoryException("every Java platform has SHA-256", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void layOut(Path directory) {
        Path log = BuildDirectory.path().resolve("lay-out.log");
        ProcessBuilder builder = new ProcessBuilder(
                        LAY_OUT.toString(), BuildDirectory.jar().toString(), directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", Path.of(program("java")).getParent() + ":", (path, java) -> java + path);
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new LaboratoryException("bin/lay-out: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted while the jar was laid out", e);
        }
    }
}
