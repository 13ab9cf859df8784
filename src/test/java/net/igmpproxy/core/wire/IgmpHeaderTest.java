package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;

class IgmpHeaderTest {
    @Test
    void isTheOneThatTheKernelItselfWrites() {
        byte[] header = IgmpHeader.encode(Ipv4Address.UNSPECIFIED, Ipv4Address.ALL_SYSTEMS, 8);
        assertThat(HexFormat.of().formatHex(header))
                .isEqualTo("46c00020" + "00004000" + "01020417" + "00000000" + "e0000001" + "94040000");
    }
}
