package net.igmpproxy.core.wire;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Group record of an IGMPv3 report (RFC 9776 section 4.2.4).
 *
 * @param type record type
 * @param group multicast address of the record
 * @param sources source list in wire order
 */
public record GroupRecord(RecordType type, GroupAddress group, List<Ipv4Address> sources) {
    public GroupRecord {
        sources = List.copyOf(sources);
    }
}
