package net.igmpproxy.linux.systemd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Systemd unit of a process, derived from its control group ({@code cgroups(7)}). */
public final class ServiceUnit {
    /** Line of {@code /proc/<pid>/cgroup} for version 2, or for systemd's own hierarchy in version 1. */
    private static final Pattern LINE = Pattern.compile("(?:0::|\\d+:name=systemd:)(/.*)");

    /**
     * Path of a system service. Services of users and containers have another manager, which the host's
     * {@code systemctl} does not control.
     */
    private static final Pattern SYSTEM_SERVICE = Pattern.compile(
            "/(?!user\\.slice|machine\\.slice|kubepods)[^/]+\\.slice/(?:[^/]+\\.slice/)*([^/]+\\.service)");

    private ServiceUnit() {}

    /**
     * Returns the unit name; empty if there is none or it is unreadable.
     *
     * @param process directory of the process in {@code /proc}
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
