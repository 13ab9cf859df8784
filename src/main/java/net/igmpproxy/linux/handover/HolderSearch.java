package net.igmpproxy.linux.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.linux.systemd.ServiceUnit;

/**
 * Search in {@code /proc} for the multicast router of this namespace, to name it in a message. A candidate has a raw
 * IGMP socket. Unreadable and terminated processes are skipped.
 */
public final class HolderSearch {
    private static final Set<String> KNOWN_DAEMONS = Set.of(
            "igmpproxy", "igmpv3proxy", "mcproxy", "omcproxy", "smcrouted", "mrouted", "pimd", "pim6d", "xorp_fea");
    /** Column of {@code /proc/net/raw} with the local address and, in place of the port, the protocol. */
    private static final int LOCAL_COLUMN = 1;

    private static final int INODE_COLUMN = 9;
    private static final String IGMP_SUFFIX = ":0002";

    private final Path proc;

    /**
     * @param proc mount point of the proc file system
     */
    public HolderSearch(Path proc) {
        this.proc = proc;
    }

    /**
     * Finds the most likely owner of the routing table.
     *
     * @param ownDescriptor raw IGMP socket of this process, which is excluded
     */
    public Optional<Holder> find(int ownDescriptor) {
        try {
            Set<String> sockets = igmpSockets();
            target(proc.resolve("self/fd/" + ownDescriptor)).ifPresent(sockets::remove);
            return processes().stream()
                    .filter(process -> holds(process, sockets::contains))
                    .min(Comparator.comparing(process -> !KNOWN_DAEMONS.contains(name(process))))
                    .map(process -> new Holder(
                            name(process),
                            Integer.parseInt(process.getFileName().toString()),
                            ServiceUnit.of(process)));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Returns the raw IGMP sockets in the namespace of the calling thread, in the notation of links in
     * {@code /proc/<pid>/fd}.
     */
    private Set<String> igmpSockets() throws IOException {
        try (Stream<String> lines = Files.lines(proc.resolve("thread-self/net/raw"))) {
            return lines.map(line -> line.trim().split("\\s+", -1))
                    .filter(columns -> columns.length > INODE_COLUMN && columns[LOCAL_COLUMN].endsWith(IGMP_SUFFIX))
                    .map(columns -> "socket:[" + columns[INODE_COLUMN] + "]")
                    .collect(Collectors.toSet());
        }
    }

    private List<Path> processes() throws IOException {
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("[0-9]+"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns true if a process, given by its directory in {@code /proc}, has a descriptor with a matching link. */
    static boolean holds(Path process, Predicate<String> link) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(
                    descriptor -> target(descriptor).filter(link).isPresent());
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Process with its name and id.
     *
     * @param unit systemd unit of the process
     */
    public record Holder(String name, int process, Optional<String> unit) {
        @Override
        public String toString() {
            return name + " (process " + process + ")";
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).trim();
        } catch (IOException gone) {
            return "a process";
        }
    }
}
