package net.igmpproxy.api.interfaces;

import java.util.List;
import java.util.Objects;
import net.igmpproxy.api.Quantities;
import net.igmpproxy.api.TextTable;
import net.igmpproxy.api.TextTable.Column;
import org.jspecify.annotations.Nullable;

/**
 * Text table of interfaces with the headings of VyOS's {@code show ip multicast interface} and the IGMP state. An
 * interface without status yet has no row.
 */
final class InterfaceTable {
    private InterfaceTable() {}

    static String of(List<InterfaceResponse> interfaces) {
        TextTable table = new TextTable(
                Column.words("Interface"),
                Column.numbers("PktsIn"),
                Column.numbers("PktsOut"),
                Column.numbers("BytesIn"),
                Column.numbers("BytesOut"),
                Column.words("Local"),
                Column.words("Role"),
                Column.words("State"),
                Column.numbers("Version"),
                Column.words("Querier"),
                Column.numbers("Groups"),
                Column.numbers("Hosts"));
        interfaces.forEach(shown -> {
            if (shown.status() != null) {
                add(table, shown, shown.status());
            }
        });
        return table.toString();
    }

    private static void add(TextTable table, InterfaceResponse shown, StatusResponse status) {
        table.add(
                shown.name(),
                orNothing(status.packetsIn()),
                orNothing(status.packetsOut()),
                bytes(status.bytesIn()),
                bytes(status.bytesOut()),
                local(status.addresses()),
                orNothing(shown.configuration().get("role")),
                status.state(),
                orNothing(status.igmpVersion()),
                orNothing(status.querier()),
                status.groups(),
                status.hosts());
    }

    /** Returns the primary address without its prefix length, like VyOS. */
    private static String local(@Nullable List<String> addresses) {
        return addresses == null || addresses.isEmpty()
                ? TextTable.NOTHING
                : addresses.get(0).replaceFirst("[ /].*", "");
    }

    private static String bytes(@Nullable Long octets) {
        return octets == null ? TextTable.NOTHING : Quantities.bytes(octets);
    }

    private static Object orNothing(@Nullable Object value) {
        return Objects.requireNonNullElse(value, TextTable.NOTHING);
    }
}
