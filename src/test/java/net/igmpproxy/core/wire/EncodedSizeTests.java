package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedSizeTests {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.2.3");

    @Test
    void anEthernetQueryHasRoomForTheRfcs366Sources() {
        assertThat(EncodedSize.maxSourcesInQuery(1500)).isEqualTo(366);
    }

    @Test
    void anEthernetReportHasRoomFor365SourcesInOneRecord() {
        assertThat(EncodedSize.maxSourcesInRecord(1500)).isEqualTo(365);
        assertThat(EncodedSize.roomForRecords(1500)).isEqualTo(1468);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 24, 32, 40})
    void aTinyMtuHasNoRoomForSources(int mtu) {
        assertThat(EncodedSize.maxSourcesInRecord(mtu)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {576, 1280, 1500, 9000, 65_535, 65_536, 1_000_000})
    void theFullestReportFitsTheMtuAndOneSourceMoreDoesNot(int mtu) {
        int packetLimit = Math.min(mtu, 65_535);
        int sources = EncodedSize.maxSourcesInRecord(mtu);

        assertThat(packetLength(sources)).isBetween(packetLimit - 3, packetLimit);
    }

    @Test
    void theSizeOfRecordsIsWhatTheyTakeInAReport() {
        GroupRecord groupRecord = groupRecord(3);

        assertThat(IgmpEncoder.encode(new ReportV3(List.of(groupRecord, groupRecord))))
                .hasSize(EncodedSize.REPORT_HEADER + 2 * EncodedSize.of(groupRecord));
    }

    private static int packetLength(int sources) {
        return IgmpHeader.SIZE + IgmpEncoder.encode(new ReportV3(List.of(groupRecord(sources)))).length;
    }

    private static GroupRecord groupRecord(int sources) {
        return new GroupRecord(RecordType.ALLOW, GROUP, Collections.nCopies(sources, Ipv4Address.of("192.0.2.1")));
    }
}
