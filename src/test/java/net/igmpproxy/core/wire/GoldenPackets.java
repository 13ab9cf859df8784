package net.igmpproxy.core.wire;

import static java.util.Map.entry;
import static net.igmpproxy.core.addr.Ipv4Address.ALL_IGMPV3_ROUTERS;
import static net.igmpproxy.core.addr.Ipv4Address.ALL_ROUTERS;
import static net.igmpproxy.core.addr.Ipv4Address.ALL_SYSTEMS;
import static net.igmpproxy.core.addr.Ipv4Address.UNSPECIFIED;
import static net.igmpproxy.core.wire.IgmpVersion.V1;
import static net.igmpproxy.core.wire.IgmpVersion.V2;
import static net.igmpproxy.core.wire.IgmpVersion.V3;
import static net.igmpproxy.core.wire.RecordType.ALLOW;
import static net.igmpproxy.core.wire.RecordType.BLOCK;
import static net.igmpproxy.core.wire.RecordType.IS_EX;
import static net.igmpproxy.core.wire.RecordType.IS_IN;
import static net.igmpproxy.core.wire.RecordType.TO_EX;
import static net.igmpproxy.core.wire.RecordType.TO_IN;

import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;

/** Expected contents of the golden packets. */
final class GoldenPackets {
    private static final Ipv4Address ROUTER = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address HOST = Ipv4Address.of("10.0.0.20");
    private static final GroupAddress ANY_SOURCE = GroupAddress.of("239.1.2.3");
    private static final GroupAddress CHANNEL = GroupAddress.of("232.1.1.1");
    private static final Ipv4Address SOURCE = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address OTHER_SOURCE = Ipv4Address.of("198.51.100.7");

    private static final MembershipQuery V1_GENERAL = older(V1, 100, UNSPECIFIED);
    private static final MembershipQuery V3_GENERAL = general(100, 2, 125);
    private static final MembershipQuery V3_GROUP = specific(ANY_SOURCE, false);
    private static final GroupRecord MEMBER = record(IS_EX, ANY_SOURCE);

    /** Packets whose message encodes to the same bytes. */
    static final Map<String, Decoded> GOLDEN = Map.ofEntries(
            entry("query-v1-general", query(ALL_SYSTEMS, V1_GENERAL)),
            entry("query-v2-general", query(ALL_SYSTEMS, older(V2, 100, UNSPECIFIED))),
            entry("query-v2-group", query(ANY_SOURCE.address(), older(V2, 10, ANY_SOURCE.address()))),
            entry("query-v2-linear-time", query(ALL_SYSTEMS, older(V2, 128, UNSPECIFIED))),
            entry("query-v2-longest-time", query(ALL_SYSTEMS, older(V2, 255, UNSPECIFIED))),
            entry("query-v3-general", query(ALL_SYSTEMS, V3_GENERAL)),
            entry("query-v3-general-unicast", query(HOST, V3_GENERAL)),
            entry("query-v3-floating-codes", query(ALL_SYSTEMS, general(248, 2, 448))),
            entry("query-v3-largest-codes", query(ALL_SYSTEMS, general(31744, 7, 31744))),
            entry("query-v3-zero-codes", query(ALL_SYSTEMS, general(0, 0, 0))),
            entry("query-v3-group", query(ANY_SOURCE.address(), V3_GROUP)),
            entry("query-v3-group-suppress", query(ANY_SOURCE.address(), specific(ANY_SOURCE, true))),
            entry("query-v3-group-unicast", query(HOST, V3_GROUP)),
            entry("query-v3-sources", query(CHANNEL.address(), specific(CHANNEL, false, SOURCE, OTHER_SOURCE))),
            entry("query-v3-sources-suppress", query(CHANNEL.address(), specific(CHANNEL, true, SOURCE))),
            entry("report-v1", report(HOST, ANY_SOURCE.address(), new ReportV1(ANY_SOURCE))),
            entry("report-v2", report(HOST, ANY_SOURCE.address(), new ReportV2(ANY_SOURCE))),
            entry("report-v2-no-address", report(UNSPECIFIED, ANY_SOURCE.address(), new ReportV2(ANY_SOURCE))),
            entry("report-v2-more-options", report(HOST, ANY_SOURCE.address(), new ReportV2(ANY_SOURCE))),
            entry("leave-v2", report(HOST, ALL_ROUTERS, new LeaveGroup(ANY_SOURCE))),
            entry("leave-v2-to-group", report(HOST, ANY_SOURCE.address(), new LeaveGroup(ANY_SOURCE))),
            entry("report-v3-is-in", records(record(IS_IN, CHANNEL, SOURCE, OTHER_SOURCE))),
            entry("report-v3-is-ex", records(MEMBER)),
            entry("report-v3-to-in", records(record(TO_IN, CHANNEL, SOURCE))),
            entry("report-v3-to-in-nothing", records(record(TO_IN, ANY_SOURCE))),
            entry("report-v3-to-ex", records(record(TO_EX, ANY_SOURCE))),
            entry("report-v3-to-ex-sources", records(record(TO_EX, ANY_SOURCE, SOURCE, OTHER_SOURCE))),
            entry("report-v3-allow", records(record(ALLOW, CHANNEL, SOURCE))),
            entry("report-v3-block", records(record(BLOCK, CHANNEL, SOURCE))),
            entry(
                    "report-v3-several",
                    records(
                            MEMBER,
                            record(IS_IN, CHANNEL, SOURCE, OTHER_SOURCE),
                            record(ALLOW, GroupAddress.of("232.1.1.2"), SOURCE),
                            record(BLOCK, GroupAddress.of("232.1.1.2"), OTHER_SOURCE))),
            entry(
                    "report-v3-no-address",
                    report(UNSPECIFIED, ALL_IGMPV3_ROUTERS, new ReportV3(List.of(record(TO_EX, ANY_SOURCE))))),
            entry("report-v3-empty", records()));

    /** Packets with ignored parts, which the encoded message does not contain. */
    static final Map<String, Decoded> GOLDEN_BUT_NOT_CANONICAL = Map.ofEntries(
            entry("query-v1-group-field", query(ALL_SYSTEMS, V1_GENERAL)),
            entry("query-v3-some-sources-not-unicast", query(CHANNEL.address(), specific(CHANNEL, false, SOURCE))),
            entry("query-v3-general-with-sources", query(ALL_SYSTEMS, V3_GENERAL)),
            entry("query-v3-additional-data", query(ALL_SYSTEMS, V3_GENERAL)),
            entry("query-v3-extension", query(ALL_SYSTEMS, V3_GENERAL)),
            entry("query-v3-reserved-bits", query(ALL_SYSTEMS, V3_GENERAL)),
            entry("report-v2-longer", report(HOST, ANY_SOURCE.address(), new ReportV2(ANY_SOURCE))),
            entry("report-v2-code", report(HOST, ANY_SOURCE.address(), new ReportV2(ANY_SOURCE))),
            entry("report-v2-padding", report(HOST, ANY_SOURCE.address(), new ReportV2(ANY_SOURCE))),
            entry("report-v3-aux-data", records(MEMBER, record(IS_IN, CHANNEL, SOURCE, OTHER_SOURCE))),
            entry("report-v3-additional-data", records(MEMBER)),
            entry("report-v3-extension", records(MEMBER)),
            entry("report-v3-unknown-type", ignoring(3, MEMBER)),
            entry("report-v3-not-multicast", ignoring(1, record(TO_EX, ANY_SOURCE))),
            entry("report-v3-sources-not-unicast", records(record(ALLOW, CHANNEL, SOURCE))));

    private GoldenPackets() {}

    private static Decoded query(Ipv4Address destination, MembershipQuery query) {
        return new Decoded(ROUTER, destination, query, 0);
    }

    private static Decoded report(Ipv4Address source, Ipv4Address destination, IgmpMessage message) {
        return new Decoded(source, destination, message, 0);
    }

    private static Decoded records(GroupRecord... records) {
        return ignoring(0, records);
    }

    private static Decoded ignoring(int ignoredRecords, GroupRecord... records) {
        return new Decoded(HOST, ALL_IGMPV3_ROUTERS, new ReportV3(List.of(records)), ignoredRecords);
    }

    private static MembershipQuery older(IgmpVersion version, int maxResponseTenths, Ipv4Address group) {
        return new MembershipQuery(version, maxResponseTenths, group, List.of(), false, 0, 0);
    }

    private static MembershipQuery general(int maxResponseTenths, int robustness, int queryIntervalSeconds) {
        return new MembershipQuery(
                V3, maxResponseTenths, UNSPECIFIED, List.of(), false, robustness, queryIntervalSeconds);
    }

    private static MembershipQuery specific(GroupAddress group, boolean suppress, Ipv4Address... sources) {
        return new MembershipQuery(V3, 10, group.address(), List.of(sources), suppress, 2, 125);
    }

    private static GroupRecord record(RecordType type, GroupAddress group, Ipv4Address... sources) {
        return new GroupRecord(type, group, List.of(sources));
    }
}
