package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel tells of a process in {@code /proc}: descriptors, threads, memory. */
final class ProcessUsage {
    private static final int INODE_COLUMN = 9;
    private static final long OCTETS_A_KIB = 1024;

    /** In {@code /proc/PID/stat}, behind the name, which may have spaces; the kernel's share is in the next one. */
    private static final int USER_TIME_COLUMN = 11;

    /** {@code USER_HZ} is 100 on all processors that matter. */
    private static final long MILLIS_A_TICK = 10;

    private final Path process;

    ProcessUsage(long pid) {
        this.process = Path.of("/proc", Long.toString(pid));
    }

    /** How many files and sockets are open, but for those of TCP, which clients open and close. */
    long descriptors() {
        Set<String> connections = Stream.of("net/tcp", "net/tcp6")
                .map(process::resolve)
                .flatMap(table -> lines(table).skip(1))
                .map(line -> line.trim().split("\\s+", -1))
                .map(columns -> "socket:[" + columns[INODE_COLUMN] + "]")
                .collect(Collectors.toSet());
        return list("fd").stream()
                .flatMap(descriptor -> target(descriptor).stream())
                .filter(target -> !connections.contains(target))
                .count();
    }

    /** Octets of memory that it occupies: VmRSS. */
    long residentOctets() {
        return lines(process.resolve("status"))
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * OCTETS_A_KIB)
                .sum();
    }

    /** How much time of processors it has taken. */
    Duration processorTime() {
        String stat = lines(process.resolve("stat")).findFirst().orElseThrow();
        String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(columns[USER_TIME_COLUMN]) + Long.parseLong(columns[USER_TIME_COLUMN + 1]);
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    /** The names of the threads, ascending. */
    List<String> threads() {
        return list("task").stream()
                .flatMap(thread -> lines(thread.resolve("comm")))
                .sorted()
                .toList();
    }

    private List<Path> list(String directory) {
        try (Stream<Path> entries = Files.list(process.resolve(directory))) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a descriptor is; nothing if it has been closed meanwhile. */
    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** A file's lines; none if it is gone. */
    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }
}
