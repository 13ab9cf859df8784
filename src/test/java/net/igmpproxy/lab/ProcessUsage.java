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

/** Resource usage of a process from {@code /proc}: descriptors, threads, memory and processor time. */
final class ProcessUsage {
    private static final int INODE_COLUMN = 9;
    private static final long OCTETS_A_KIB = 1024;

    /**
     * User time column of {@code /proc/PID/stat}, after the name, which may contain spaces; the next one is system
     * time.
     */
    private static final int USER_TIME_COLUMN = 11;

    /** Tick length: {@code USER_HZ} is 100 on all relevant architectures. */
    private static final long MILLIS_A_TICK = 10;

    private final Path process;

    ProcessUsage(long pid) {
        this.process = Path.of("/proc", Long.toString(pid));
    }

    /** Returns the number of open descriptors, without TCP sockets, which clients open and close. */
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

    /** Returns the resident memory (VmRSS) in bytes. */
    long residentOctets() {
        return lines(process.resolve("status"))
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * OCTETS_A_KIB)
                .sum();
    }

    /** Returns the consumed processor time. */
    Duration processorTime() {
        String stat = lines(process.resolve("stat")).findFirst().orElseThrow();
        String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(columns[USER_TIME_COLUMN]) + Long.parseLong(columns[USER_TIME_COLUMN + 1]);
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    /** Returns the thread names, sorted. */
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

    /** Returns the target of a descriptor; empty if it was closed meanwhile. */
    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** Returns the lines of a file; none if it does not exist any more. */
    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }
}
