package net.igmpproxy.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;

/**
 * Generates valid messages of all types for a small set of hosts and routers, most of them short and a few of maximum
 * length.
 */
final class PacketGenerator {
    private static final int[] LONG_PACKETS = {1500, 9000, 65_535};
    private static final int[] MAX_RESPONSE_TENTHS = {0, 1, 10, 100, 31_744};

    private static final int FIRST_GROUP = 0xe0000000;
    private static final int LOW_28_BITS = 0x0fffffff;

    private final Random random;
    private final int oneLongIn;
    private final HostileAddresses addresses;

    /**
     * @param random    the random number generator for all decisions
     * @param oneLongIn the number of packets per long packet
     */
    PacketGenerator(Random random, int oneLongIn) {
        this.random = random;
        this.oneLongIn = oneLongIn;
        this.addresses = new HostileAddresses(random);
    }

    /**
     * Returns a packet from its IPv4 header on.
     *
     * @param network the third byte of its network
     */
    byte[] next(int network) {
        IgmpMessage message = random.nextInt(oneLongIn) == 0 ? longMessage() : message();
        return IgmpPackets.packet(addresses.sender(network), destination(message), message);
    }

    private IgmpMessage message() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> olderReport();
            case 2, 3 -> new LeaveGroup(addresses.group());
            case 4 -> query(random.nextInt(5));
            default -> report(1 + random.nextInt(4), random.nextInt(6));
        };
    }

    /** IGMPv1 is rare: it causes leaves to be ignored for minutes. */
    private IgmpMessage olderReport() {
        GroupAddress group = addresses.group();
        return random.nextInt(50) == 0 ? new ReportV1(group) : new ReportV2(group);
    }

    private Ipv4Address destination(IgmpMessage message) {
        boolean generalQuery = message instanceof MembershipQuery query && query.isGeneral();
        return generalQuery ? Ipv4Address.ALL_SYSTEMS : addresses.group().address();
    }

    private MembershipQuery query(int sources) {
        IgmpVersion version = any(IgmpVersion.values());
        boolean general = version == IgmpVersion.V1 || random.nextInt(3) == 0;
        boolean listsSources = version == IgmpVersion.V3 && !general;
        return new MembershipQuery(
                version,
                MAX_RESPONSE_TENTHS[random.nextInt(MAX_RESPONSE_TENTHS.length)],
                general ? Ipv4Address.UNSPECIFIED : addresses.group().address(),
                listsSources ? sources(sources) : List.of(),
                random.nextInt(4) == 0,
                random.nextInt(8),
                random.nextInt(200));
    }

    private ReportV3 report(int records, int sources) {
        List<GroupRecord> list = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            list.add(entry(addresses.group(), sources(sources)));
        }
        return new ReportV3(list);
    }

    private GroupRecord entry(GroupAddress group, List<Ipv4Address> sources) {
        return new GroupRecord(any(RecordType.values()), group, sources);
    }

    private List<Ipv4Address> sources(int count) {
        List<Ipv4Address> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(addresses.source());
        }
        return sources;
    }

    /** Returns a message of maximum length, with many records, many sources, or as a query for many sources. */
    private IgmpMessage longMessage() {
        int length = LONG_PACKETS[random.nextInt(LONG_PACKETS.length)];
        int first = random.nextInt();
        return switch (random.nextInt(4)) {
            case 0 -> report(EncodedSize.roomForRecords(length) / EncodedSize.ofRecord(1), 1);
            case 1 -> manyGroups(first, EncodedSize.roomForRecords(length) / EncodedSize.ofRecord(0));
            case 2 ->
                new ReportV3(List.of(entry(addresses.group(), row(first, EncodedSize.maxSourcesInRecord(length)))));
            default -> {
                Ipv4Address group = addresses.group().address();
                List<Ipv4Address> sources = row(first, EncodedSize.maxSourcesInQuery(length));
                yield new MembershipQuery(IgmpVersion.V3, 10, group, sources, false, 2, 125);
            }
        };
    }

    private ReportV3 manyGroups(int first, int records) {
        RecordType type = random.nextBoolean() ? RecordType.TO_EX : RecordType.TO_IN;
        List<GroupRecord> list = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            int bits = ((first + i) & LOW_28_BITS) | FIRST_GROUP;
            list.add(new GroupRecord(type, new GroupAddress(new Ipv4Address(bits)), List.of()));
        }
        return new ReportV3(list);
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static List<Ipv4Address> row(int first, int count) {
        List<Ipv4Address> sources = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sources.add(new Ipv4Address(first + i));
        }
        return sources;
    }
}
