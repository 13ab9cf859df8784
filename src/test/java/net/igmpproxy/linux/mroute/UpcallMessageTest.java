package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.igmpproxy.runtime.port.IgmpSocket.Upcall;
import org.junit.jupiter.api.Test;

class UpcallMessageTest {
    private static final String START = "4500001c00004000";
    private static final String ADDRESSES = "0a0900ff" + "ef010203";

    private final RecordingReceiver receiver = new RecordingReceiver();

    private boolean hand(String typeZeroAndVif) {
        return UpcallMessage.hand(HexFormat.of().parseHex(START + typeZeroAndVif + ADDRESSES), receiver);
    }

    @Test
    void handsOnANoCacheUpcall() {
        assertThat(hand("01000300")).isTrue();
        assertThat(receiver.upcalls())
                .containsExactly(RecordingReceiver.upcall(Upcall.NO_CACHE, 3, "10.9.0.255", "239.1.2.3"));
    }

    @Test
    void handsOnAWrongVifUpcallWithBothOctetsOfTheVif() {
        assertThat(hand("0200ff01")).isTrue();
        assertThat(receiver.upcalls())
                .containsExactly(RecordingReceiver.upcall(Upcall.WRONG_VIF, 511, "10.9.0.255", "239.1.2.3"));
    }

    @Test
    void messageWithRouterAlertIsNoData() {
        String routerAlert = "94040000";
        byte[] noCache = HexFormat.of().parseHex("4600001c00004000" + "01000300" + ADDRESSES + routerAlert);
        byte[] wrongVif = HexFormat.of().parseHex("4600001c00004000" + "02000300" + ADDRESSES + routerAlert);

        assertThat(UpcallMessage.hand(noCache, receiver)).isTrue();
        assertThat(UpcallMessage.hand(wrongVif, receiver)).isFalse();
        assertThat(receiver.upcalls())
                .containsExactly(RecordingReceiver.upcall(Upcall.MESSAGE_HELD, 3, "10.9.0.255", "239.1.2.3"));
    }

    @Test
    void passesOverUpcallsForPim() {
        assertThat(hand("03000100")).isFalse();
        assertThat(receiver.upcalls()).isEmpty();
    }

    @Test
    void tellsUpcallsFromPacketsByTheProtocol() {
        assertThat(UpcallMessage.isUpcall(HexFormat.of().parseHex(START + "01000000" + ADDRESSES)))
                .isTrue();
        assertThat(UpcallMessage.isUpcall(HexFormat.of().parseHex(START + "01020000" + ADDRESSES)))
                .isFalse();
    }
}
