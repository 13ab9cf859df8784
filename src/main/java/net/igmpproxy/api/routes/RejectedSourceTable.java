package net.igmpproxy.api.routes;

import java.util.List;
import net.igmpproxy.api.Quantities;
import net.igmpproxy.api.TextTable;
import net.igmpproxy.api.TextTable.Column;

/** Text table of rejected sources, one per row, with the alt-subnet that would admit each. */
final class RejectedSourceTable {
    private RejectedSourceTable() {}

    static String of(List<RejectedSourceResponse> sources) {
        TextTable table = new TextTable(
                Column.words("Group"),
                Column.words("Source"),
                Column.words("In"),
                Column.numbers("Pkts"),
                Column.numbers("First"),
                Column.numbers("Last"),
                Column.words("Admitted by"));
        sources.forEach(source -> table.add(
                source.group(),
                source.source(),
                source.interfaceName(),
                source.count(),
                Quantities.time(source.firstSeen()),
                Quantities.time(source.lastSeen()),
                source.admittingSubnet()));
        return table.toString();
    }
}
