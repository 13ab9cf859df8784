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

/** Built jar, prepared for fast startup by {@code bin/install}; once per build. */
final class Installation {
    private static final Path INSTALL = Path.of("bin/install").toAbsolutePath();
    private static final Path JAVA_OPTIONS = Path.of("bin/java-options").toAbsolutePath();

    private static final String RUNS_JAR = "igmpproxy.runs-jar";

    private Installation() {}

    /** Returns the command that runs the service, without its arguments. */
    static List<String> command(List<String> options) {
        Stream<List<String>> command = Boolean.getBoolean(RUNS_JAR)
                ? Stream.of(List.of(program("java"), "-XX:Flags=" + JAVA_OPTIONS), options, jar())
                : Stream.of(List.of(program("java")), options, List.of("@" + Once.START));
        return command.flatMap(List::stream).toList();
    }

    private static List<String> jar() {
        return List.of("-jar", BuildDirectory.jar().toString());
    }

    /**
     * Prepares the jar once per run: it does not change meanwhile, and computing its digest at every start would take
     * long.
     */
    private static final class Once {
        private static final Path START = upToDate(BuildDirectory.path().resolve("igmp-proxy"));
    }

    /** Prepares the jar if required, and returns the file with the start options. */
    private static Path upToDate(Path directory) {
        Path stamp = directory.resolve("laid-out");
        String origin = digest(BuildDirectory.jar()) + " " + digest(INSTALL) + " " + digest(JAVA_OPTIONS);
        if (!origin.equals(text(stamp))) {
            install(directory);
            write(stamp, origin);
        }
        return directory.resolve("start");
    }

    /** Returns a program of the Java installation that runs the tests. */
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /**
     * Returns a digest of a file. Its time does not identify it, because reproducible builds always set the same one.
     */
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

    private static void install(Path directory) {
        Path log = BuildDirectory.path().resolve("install.log");
        ProcessBuilder builder = new ProcessBuilder(
                        INSTALL.toString(), BuildDirectory.jar().toString(), directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", Path.of(program("java")).getParent() + ":", (path, java) -> java + path);
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new LaboratoryException("bin/install: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted while the jar was installed", e);
        }
    }
}
