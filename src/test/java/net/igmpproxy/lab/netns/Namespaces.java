package net.igmpproxy.lab.netns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Factory of a laboratory's namespaces, whose names contain the process ID. */
public final class Namespaces {
    private static final String PREFIX = "igmplab-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    private final String prefix =
            PREFIX + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";

    /** Creates a namespace. Labels must be unique. */
    public NetworkNamespace create(String label) {
        return NetworkNamespace.create(prefix + label);
    }

    /** Removes the namespaces of processes that no longer exist, and kills the processes in them. */
    public static void removeLeftovers() {
        for (String name : names()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()
                    && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                Command.run("", "ip", "netns", "pids", name)
                        .lines()
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                        .forEach(ProcessHandle::destroyForcibly);
                Command.run("", "ip", "netns", "delete", name);
            }
        }
    }

    private static List<String> names() {
        if (!Files.isDirectory(NetworkNamespace.DIRECTORY)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(NetworkNamespace.DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
