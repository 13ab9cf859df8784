package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.libc.Native;
import org.junit.jupiter.api.Test;

/** Layout of the structs of {@code <linux/mroute.h>} on a little-endian processor. */
class ControlStructsTest {
    private final Native os = new FakeLibC().os();

    private static String hex(Pointer memory, int octets) {
        byte[] content = new byte[octets];
        memory.get(0, content, 0, octets);
        return HexFormat.of().formatHex(content);
    }

    @Test
    void writesAVif() {
        assertThat(hex(new VifControl(os).adding(31, 0x0102, 255), VifControl.OCTETS))
                .isEqualTo("1f00" + "08" + "ff" + "00000000" + "02010000" + "00000000");
    }

    @Test
    void writesAnEntryAndNothingOfTheOneBefore() {
        MfcControl control = new MfcControl(os);
        MfcKey key = new MfcKey(Ipv4Address.of("10.9.0.2"), Ipv4Address.of("239.1.2.3"));
        control.describing(new MfcEntry(key, 9, VifTtls.none().with(5, 7)));
        MfcEntry entry = new MfcEntry(key, 2, VifTtls.none().with(0, 1).with(31, 254));
        assertThat(hex(control.describing(entry), MfcControl.OCTETS))
                .isEqualTo("0a090002" + "ef010203" + "0200" + "01" + "00".repeat(30) + "fe" + "0000" + "00".repeat(16));
    }
}
