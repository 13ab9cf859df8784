package net.igmpproxy.core.wire;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * One record of an IGMPv3 report (RFC 9776 section 4.2.4).
 *
 * @param type    what is said of the group
 * @param group   the group
 * @param sources the source list, as on the wire
 */
public record GroupRecord(RecordType type, GroupAddress group, List<Ipv4Address> sources) {
    public GroupRecord {
        sources = List.copyOf(sources);
    }
}
