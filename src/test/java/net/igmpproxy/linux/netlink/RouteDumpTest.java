package net.igmpproxy.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RouteDumpTest {
    private static String hex(RouteDump request) {
        return HexFormat.of().formatHex(request.encode(7));
    }

    @Test
    void asksForInterfaces() {
        assertThat(hex(RouteDump.LINKS))
                .isEqualTo("20000000120001030700000000000000" + "00000000000000000000000000000000");
    }

    @Test
    void asksForAddressesOfIpv4() {
        assertThat(hex(RouteDump.ADDRESSES)).isEqualTo("18000000160001030700000000000000" + "0200000000000000");
    }

    @Test
    void asksForMulticastRoutesOfIpv4() {
        assertThat(hex(RouteDump.MULTICAST_ROUTES))
                .isEqualTo("1c0000001a0001030700000000000000" + "800000000000000000000000");
    }

    @Test
    void asksForMulticastVifsOfIpv4() {
        assertThat(hex(RouteDump.MULTICAST_VIFS))
                .isEqualTo("20000000120001030700000000000000" + "80000000000000000000000000000000");
    }
}
