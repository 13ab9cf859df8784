package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelMembershipsTest {
    private static final List<Ipv4Address> GROUPS = List.of(Ipv4Address.ALL_ROUTERS, Ipv4Address.ALL_IGMPV3_ROUTERS);

    @TempDir
    private Path directory;

    @Test
    void findsInterfacesThatAreMembersOfAllGroups() throws IOException {
        assertThat(read("""
                Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
                1\tlo        :     1      V3
                \t\t\t\t010000E0     1 0:00000000\t\t0
                11\teth1      :     3      V3
                \t\t\t\t160000E0     1 0:00000000\t\t0
                \t\t\t\t020000E0     1 0:00000000\t\t0
                \t\t\t\t010000E0     1 0:00000000\t\t0
                12\teth2      :     2      V3
                \t\t\t\t020000E0     1 0:00000000\t\t0
                \t\t\t\t010000E0     1 0:00000000\t\t0
                """)).containsExactly(11);
    }

    @Test
    void findsNothingInAnEmptyTable() throws IOException {
        assertThat(read("")).isEmpty();
    }

    /** Reads a table. The kernel writes an address as a number in host byte order. */
    private Set<Integer> read(String table) throws IOException {
        String written = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? table
                : table.replace("160000E0", "E0000016").replace("020000E0", "E0000002");
        Path file = Files.writeString(directory.resolve("igmp"), written);
        return new KernelMemberships(file).membersOf(GROUPS);
    }
}
