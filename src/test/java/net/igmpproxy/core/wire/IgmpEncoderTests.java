package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgmpEncoderTests {
    private static final GroupRecord MEMBER =
            new GroupRecord(RecordType.IS_EX, GroupAddress.of("239.1.2.3"), List.of());

    @ParameterizedTest
    @CsvSource({"0, 01", "1, 01", "10, 0a", "128, 80", "255, ff", "256, ff", "31744, ff"})
    void anIgmpv2TimeIsLinearAndNeverBecomesAnIgmpv1Query(int tenths, String code) {
        assertThat(hex(query(IgmpVersion.V2, tenths, 0)))
                .startsWith("11" + code)
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "127, 7f", "135, 80", "136, 81", "31743, fe", "40000, ff"})
    void anIgmpv3TimeThatHasNoCodeGetsTheNextShorterOne(int tenths, String code) {
        assertThat(hex(query(IgmpVersion.V3, tenths, 0)))
                .startsWith("11" + code)
                .hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "2, 02", "7, 07", "8, 00", "255, 00"})
    void aRobustnessBeyondTheFieldIsSentAsZero(int robustness, String flags) {
        assertThat(hex(query(IgmpVersion.V3, 100, robustness)).substring(16, 18))
                .isEqualTo(flags);
    }

    @Test
    void whatAnIgmpv1QueryCannotSayIsLeftOut() {
        MembershipQuery query = new MembershipQuery(
                IgmpVersion.V1, 100, Ipv4Address.of("239.1.2.3"), List.of(Ipv4Address.of("192.0.2.1")), true, 2, 125);

        assertThat(hex(query)).isEqualTo("1100eeff00000000");
    }

    @Test
    void aReportTakesAsManyRecordsAsItsFieldCanCount() {
        assertThat(hex(new ReportV3(Collections.nCopies(65_535, MEMBER))).substring(8, 16))
                .isEqualTo("0000ffff");
    }

    @Test
    void refusesMoreRecordsThanTheFieldCanCount() {
        ReportV3 report = new ReportV3(Collections.nCopies(65_536, MEMBER));

        assertThatIllegalArgumentException().isThrownBy(() -> IgmpEncoder.encode(report));
    }

    private static MembershipQuery query(IgmpVersion version, int tenths, int robustness) {
        return new MembershipQuery(version, tenths, Ipv4Address.UNSPECIFIED, List.of(), false, robustness, 125);
    }

    private static String hex(IgmpMessage message) {
        return HexFormat.of().formatHex(IgmpEncoder.encode(message));
    }
}
