package net.igmpproxy.core.wire;

import static net.igmpproxy.core.wire.DecodeError.BAD_CHECKSUM;
import static net.igmpproxy.core.wire.DecodeError.BAD_QUERY_GROUP;
import static net.igmpproxy.core.wire.DecodeError.BAD_REPORT_GROUP;
import static net.igmpproxy.core.wire.DecodeError.BAD_TTL;
import static net.igmpproxy.core.wire.DecodeError.FRAGMENT;
import static net.igmpproxy.core.wire.DecodeError.GENERAL_QUERY_DESTINATION;
import static net.igmpproxy.core.wire.DecodeError.IP_HEADER_TRUNCATED;
import static net.igmpproxy.core.wire.DecodeError.MESSAGE_TOO_SHORT;
import static net.igmpproxy.core.wire.DecodeError.NOT_IGMP;
import static net.igmpproxy.core.wire.DecodeError.NOT_IPV4;
import static net.igmpproxy.core.wire.DecodeError.PACKET_TRUNCATED;
import static net.igmpproxy.core.wire.DecodeError.QUERY_LENGTH_AMBIGUOUS;
import static net.igmpproxy.core.wire.DecodeError.QUERY_SOURCES_NOT_UNICAST;
import static net.igmpproxy.core.wire.DecodeError.QUERY_SOURCES_OVERRUN;
import static net.igmpproxy.core.wire.DecodeError.RECORD_OVERRUN;
import static net.igmpproxy.core.wire.DecodeError.ROUTER_ALERT_MISSING;
import static net.igmpproxy.core.wire.DecodeError.UNKNOWN_TYPE;
import static net.igmpproxy.core.wire.PacketBuilder.carrying;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeErrorTests {
    private static final Ipv4Address GROUP = Ipv4Address.of("239.1.2.3");

    private static final String LEAVE = "17000000 ef010203";
    private static final String REPORT_V2 = "16000000 ef010203";
    private static final String V1_GENERAL_QUERY = "11000000 00000000";
    private static final String V2_GENERAL_QUERY = "11640000 00000000";
    private static final String V3_GENERAL_QUERY = "11640000 00000000 027d0000";

    private record Case(DecodeError error, String what, PacketBuilder packet) {
        @Override
        public String toString() {
            return error + ": " + what;
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(ipHeaders(), messages(), queries(), reports()).flatMap(cases -> cases);
    }

    private static Stream<Case> ipHeaders() {
        return Stream.of(
                new Case(IP_HEADER_TRUNCATED, "nothing", carrying(LEAVE).cutTo(0)),
                new Case(IP_HEADER_TRUNCATED, "19 octets", carrying(LEAVE).cutTo(19)),
                new Case(
                        IP_HEADER_TRUNCATED,
                        "cut within the options",
                        carrying(LEAVE).cutTo(23)),
                new Case(NOT_IPV4, "version 6", carrying(LEAVE).header(0, 0x66)),
                new Case(NOT_IPV4, "a header of 16 octets", carrying(LEAVE).header(0, 0x44)),
                new Case(NOT_IGMP, "UDP", carrying(LEAVE).header(9, 17)),
                new Case(NOT_IGMP, "an upcall, protocol 0", carrying(LEAVE).header(9, 0)),
                new Case(FRAGMENT, "the first", carrying(LEAVE).header(6, 0x20)),
                new Case(FRAGMENT, "a later one", carrying(LEAVE).header(7, 1)),
                new Case(PACKET_TRUNCATED, "one octet missing", carrying(LEAVE).cutTo(31)),
                new Case(
                        PACKET_TRUNCATED,
                        "65535 octets announced",
                        carrying(LEAVE).totalLength(65_535)),
                new Case(BAD_TTL, "one router away", carrying(LEAVE).header(8, 2)),
                new Case(BAD_TTL, "none left", carrying(LEAVE).header(8, 0)));
    }

    private static Stream<Case> messages() {
        return Stream.of(
                new Case(MESSAGE_TOO_SHORT, "no payload", carrying(new byte[0])),
                new Case(MESSAGE_TOO_SHORT, "7 octets", carrying("17000000 ef0102")),
                new Case(
                        MESSAGE_TOO_SHORT,
                        "shorter than its header",
                        carrying(LEAVE).totalLength(12)),
                new Case(BAD_CHECKSUM, "a bit turned over", carrying(LEAVE).payload(7, 2)),
                new Case(
                        BAD_CHECKSUM,
                        "in the trailing data",
                        carrying(LEAVE + "00000000").payload(11, 1)),
                new Case(
                        BAD_CHECKSUM,
                        "without trailing data",
                        carrying(LEAVE + "01").totalLength(32)),
                new Case(UNKNOWN_TYPE, "DVMRP", carrying("13010000 00000000")),
                new Case(UNKNOWN_TYPE, "0", carrying("00000000 00000000")),
                new Case(ROUTER_ALERT_MISSING, "leave", withoutRouterAlert(LEAVE)),
                new Case(ROUTER_ALERT_MISSING, "v2 report", withoutRouterAlert(REPORT_V2)),
                new Case(ROUTER_ALERT_MISSING, "v3 report", withoutRouterAlert("22000000 00000000")));
    }

    private static Stream<Case> queries() {
        return Stream.of(
                new Case(QUERY_LENGTH_AMBIGUOUS, "9 octets", carrying(V1_GENERAL_QUERY + "00")),
                new Case(QUERY_LENGTH_AMBIGUOUS, "10 octets", carrying(V2_GENERAL_QUERY + "0000")),
                new Case(QUERY_LENGTH_AMBIGUOUS, "11 octets", carrying(V2_GENERAL_QUERY + "000000")),
                new Case(QUERY_SOURCES_OVERRUN, "one of one", query("027d0001")),
                new Case(QUERY_SOURCES_OVERRUN, "a quarter of one", query("027d0001 c00002")),
                new Case(QUERY_SOURCES_OVERRUN, "all but one of 65535", query("027dffff c0000201")),
                new Case(QUERY_SOURCES_NOT_UNICAST, "all of two", query("027d0002 00000000 ef010203")),
                new Case(BAD_QUERY_GROUP, "v2", carrying("110a0000 0a000001")),
                new Case(BAD_QUERY_GROUP, "v3", carrying("110a0000 ffffffff 027d0000")),
                new Case(
                        GENERAL_QUERY_DESTINATION,
                        "v1",
                        carrying(V1_GENERAL_QUERY).destination(GROUP)),
                new Case(
                        GENERAL_QUERY_DESTINATION,
                        "v2",
                        carrying(V2_GENERAL_QUERY).destination(GROUP)),
                new Case(
                        GENERAL_QUERY_DESTINATION,
                        "v3",
                        carrying(V3_GENERAL_QUERY).destination(GROUP)),
                new Case(GENERAL_QUERY_DESTINATION, "broadcast", broadcast(V3_GENERAL_QUERY)),
                new Case(ROUTER_ALERT_MISSING, "v2 query", withoutRouterAlert("110a0000 ef010203")),
                new Case(ROUTER_ALERT_MISSING, "v3 query", withoutRouterAlert("110a0000 ef010203 027d0000")));
    }

    private static Stream<Case> reports() {
        String member = "02000000 ef010203";
        return Stream.of(
                new Case(BAD_REPORT_GROUP, "v1", carrying("12000000 0a000001")),
                new Case(BAD_REPORT_GROUP, "v2", carrying("16000000 00000000")),
                new Case(BAD_REPORT_GROUP, "leave", carrying("17000000 f0000001")),
                new Case(RECORD_OVERRUN, "no record", carrying("22000000 00000001")),
                new Case(RECORD_OVERRUN, "half a header", carrying("22000000 00000001 02000000")),
                new Case(RECORD_OVERRUN, "no second record", carrying("22000000 00000002" + member)),
                new Case(RECORD_OVERRUN, "no source", carrying("22000000 00000001 01000001 e8010101")),
                new Case(RECORD_OVERRUN, "65535 sources", carrying("22000000 00000001 0100ffff e8010101")),
                new Case(RECORD_OVERRUN, "no auxiliary data", carrying("22000000 00000001 02010000 ef010203")),
                new Case(RECORD_OVERRUN, "65535 records", carrying("22000000 0000ffff" + member)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheReason(Case rejected) {
        Ipv4Address source = Set.of(IP_HEADER_TRUNCATED, NOT_IPV4).contains(rejected.error)
                ? Ipv4Address.UNSPECIFIED
                : PacketBuilder.SOURCE;

        assertThat(decode(rejected.packet, RouterAlertPolicy.REQUIRED)).isEqualTo(new Rejected(rejected.error, source));
    }

    @Test
    void everyReasonHasACase() {
        assertThat(cases().map(Case::error).collect(Collectors.toCollection(() -> EnumSet.noneOf(DecodeError.class))))
                .containsExactly(DecodeError.values());
    }

    @Test
    void labelsStayWhatTheyAre() {
        assertThat(DecodeError.values())
                .extracting(DecodeError::label)
                .containsExactly(
                        "not_ipv4",
                        "ip_header_truncated",
                        "not_igmp",
                        "fragment",
                        "packet_truncated",
                        "message_too_short",
                        "bad_checksum",
                        "unknown_type",
                        "bad_ttl",
                        "router_alert_missing",
                        "bad_report_group",
                        "bad_query_group",
                        "query_length_ambiguous",
                        "query_sources_overrun",
                        "query_sources_not_unicast",
                        "general_query_destination",
                        "record_overrun");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEAVE, REPORT_V2, "22000000 00000000", "110a0000 ef010203", "110a0000 ef010203 027d0000"})
    void aMissingRouterAlertIsNoReasonIfThePolicySaysSo(String message) {
        assertThat(decode(withoutRouterAlert(message), RouterAlertPolicy.OPTIONAL))
                .isInstanceOf(Decoded.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
    void aLengthThatIsNoneReadsNothing(int length) {
        assertThat(IgmpDecoder.decode(carrying(LEAVE).build(), length, RouterAlertPolicy.REQUIRED))
                .isEqualTo(new Rejected(IP_HEADER_TRUNCATED, Ipv4Address.UNSPECIFIED));
    }

    @Test
    void aLengthBeyondTheArrayReadsTheArray() {
        assertThat(IgmpDecoder.decode(carrying(LEAVE).build(), Integer.MAX_VALUE, RouterAlertPolicy.REQUIRED))
                .isInstanceOf(Decoded.class);
    }

    private static DecodeResult decode(PacketBuilder builder, RouterAlertPolicy policy) {
        byte[] packet = builder.build();
        return IgmpDecoder.decode(packet, packet.length, policy);
    }

    private static PacketBuilder query(String fieldsBehindTheGroup) {
        return carrying("110a0000 ef010203" + fieldsBehindTheGroup);
    }

    private static PacketBuilder broadcast(String message) {
        return carrying(message).destination(Ipv4Address.of("255.255.255.255"));
    }

    private static PacketBuilder withoutRouterAlert(String message) {
        return carrying(message).options("");
    }
}
