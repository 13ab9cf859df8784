package net.igmpproxy.api.routes;

import java.util.List;
import net.igmpproxy.api.Quantities;
import net.igmpproxy.api.TextTable;
import net.igmpproxy.api.TextTable.Column;

/**
 * Text table of routes with the headings of VyOS's {@code show ip multicast mfc}. Each row is one MFC entry with its
 * own counters; its outgoing interfaces share one cell, separated by commas.
 */
final class RouteTable {
    private RouteTable() {}

    static String of(List<RouteResponse> routes) {
        TextTable table = new TextTable(
                Column.words("Group"),
                Column.words("Origin"),
                Column.words("In"),
                Column.words("Out"),
                Column.numbers("Pkts"),
                Column.numbers("Bytes"),
                Column.numbers("Wrong"));
        routes.forEach(route -> table.add(
                route.group(),
                route.source(),
                route.input(),
                route.outputs().isEmpty() ? TextTable.NOTHING : String.join(",", route.outputs()),
                route.packets(),
                Quantities.bytes(route.bytes()),
                route.wrongInterface()));
        return table.toString();
    }
}
