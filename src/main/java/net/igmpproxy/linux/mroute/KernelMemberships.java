package net.igmpproxy.linux.mroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.linux.libc.NetworkOrder;

/**
 * Multicast memberships of the kernel in the network namespace of the calling thread. Reads {@code /proc/net/igmp} in
 * the format of {@code igmp_mc_seq_show} in {@code net/ipv4/igmp.c}; rtnetlink has no such table for IPv4.
 */
final class KernelMemberships {
    private static final Path TABLE = Path.of("/proc/thread-self/net/igmp");

    private final Path table;

    KernelMemberships() {
        this(TABLE);
    }

    KernelMemberships(Path table) {
        this.table = table;
    }

    /**
     * Reads the interfaces on which the kernel is a member of all given groups.
     *
     * @return interface indices
     * @throws IOException if the table is unreadable
     */
    Set<Integer> membersOf(List<Ipv4Address> groups) throws IOException {
        Map<Integer, Set<String>> members = new HashMap<>();
        int interfaceIndex = 0;
        for (String line : Files.readAllLines(table)) {
            String[] words = line.trim().split("\\s+", 2);
            if (!line.startsWith("\t")) {
                interfaceIndex = index(words[0]);
            } else {
                members.computeIfAbsent(interfaceIndex, absent -> new HashSet<>())
                        .add(words[0]);
            }
        }
        Set<String> wanted = new HashSet<>();
        groups.forEach(group -> wanted.add(String.format("%08X", NetworkOrder.of(group))));
        members.values().removeIf(joined -> !joined.containsAll(wanted));
        return members.keySet();
    }

    /** Returns the index at the beginning of an interface line; 0 for the heading. */
    private static int index(String word) {
        return word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : 0;
    }
}
