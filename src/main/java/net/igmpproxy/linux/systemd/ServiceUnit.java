package net.igmpproxy.linux.systemd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The systemd service that a process belongs to, by its control group ({@code cgroups(7)}). */
public final class ServiceUnit {
    /** A line of {@code /proc/<pid>/cgroup} of version 2, or of the hierarchy that systemd has beside those of version 1. */
    private static final Pattern LINE = Pattern.compile("(?:0::|\\d+:name=systemd:)(/.*)");

    /** Services of users and of containers are another manager's: what the host's {@code systemctl} stops is not theirs. */
    private static final Pattern SYSTEM_SERVICE = Pattern.compile(
            "/(?!user\\.slice|machine\\.slice|kubepods)[^/]+\\.slice/(?:[^/]+\\.slice/)*([^/]+\\.service)");

    private ServiceUnit() {}

    /**
     * The name of the unit; empty if there is none, or if it cannot be read.
     *
     * @param process the directory of the process in {@code /proc}
     */
    public static Optional<String> of(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("cgroup"))) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> SYSTEM_SERVICE.matcher(line.group(1)))
                    .filter(Matcher::matches)
                    .map(path -> path.group(1))
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
