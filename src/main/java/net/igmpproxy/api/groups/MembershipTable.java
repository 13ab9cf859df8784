package net.igmpproxy.api.groups;

import java.util.List;
import net.igmpproxy.api.Quantities;
import net.igmpproxy.api.TextTable;
import net.igmpproxy.api.TextTable.Column;

/** Text table of memberships, one per row. Sources and hosts are counted; JSON lists them. */
final class MembershipTable {
    private MembershipTable() {}

    static String of(List<GroupResponse> memberships) {
        TextTable table = new TextTable(
                Column.words("Group"),
                Column.words("Interface"),
                Column.words("Mode"),
                Column.numbers("Sources"),
                Column.numbers("Hosts"),
                Column.numbers("Version"),
                Column.numbers("Age"),
                Column.numbers("Expires"));
        memberships.forEach(membership -> table.add(
                membership.group(),
                membership.interfaceName(),
                membership.filterMode(),
                membership.sources().size(),
                membership.hosts().size(),
                membership.version(),
                Quantities.time(membership.age()),
                membership.expires() == null ? TextTable.NOTHING : Quantities.time(membership.expires())));
        return table.toString();
    }
}
