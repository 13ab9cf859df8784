package net.igmpproxy.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetlinkMessageTest {
    private static final String HEADER_OF_20 = "14000000" + "1800" + "1200" + "07000000" + "00000000";

    private static List<NetlinkMessage> parse(String hex) {
        return NetlinkMessage.parse(
                ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void takesADumpApartUpToItsEnd() {
        List<NetlinkMessage> messages = Recording.messages("routes");
        assertThat(messages).hasSize(6);
        assertThat(messages.subList(0, 5)).noneMatch(NetlinkMessage::endsDump);
        assertThat(messages.get(5).endsDump()).isTrue();
        assertThat(messages.get(5).errno()).isZero();
        assertThat(messages).extracting(NetlinkMessage::sequence).containsOnly(7);
    }

    @Test
    void seesThatTheTableChangedDuringTheDump() {
        assertThat(parse(HEADER_OF_20 + "00000000")).singleElement().matches(NetlinkMessage::isInterrupted);
    }

    @Test
    void readsTheErrorNumberOfARefusal() {
        NetlinkMessage refusal = parse("14000000" + "0200" + "0000" + "07000000" + "00000000" + "f0ffffff")
                .get(0);
        assertThat(refusal.endsDump()).isTrue();
        assertThat(refusal.errno()).isEqualTo(16);
    }

    @Test
    void takesAnEndWithoutANumberForAGoodEnd() {
        assertThat(parse("10000000" + "0300" + "0000" + "07000000" + "00000000")
                        .get(0)
                        .errno())
                .isZero();
    }

    @Test
    void stopsAtAMessageThatIsCutOff() {
        assertThat(parse(HEADER_OF_20 + "00000000" + HEADER_OF_20 + "0000")).hasSize(1);
        assertThat(parse(HEADER_OF_20 + "00000000" + "140000")).hasSize(1);
    }

    @Test
    void stopsAtALengthShorterThanTheHeader() {
        assertThat(parse("00000000" + HEADER_OF_20.substring(8) + "00000000")).isEmpty();
    }
}
