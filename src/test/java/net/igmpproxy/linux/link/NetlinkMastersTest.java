package net.igmpproxy.linux.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.linux.netlink.EnslavedLinkMessage;
import net.igmpproxy.runtime.probe.Master;
import org.junit.jupiter.api.Test;

class NetlinkMastersTest {
    @Test
    void joinsByIndex() {
        assertThat(NetlinkMasters.masters(List.of(
                        link(1, "eth0", 0, ""),
                        link(2, "eth1", 3, "bridge"),
                        link(3, "br0", 0, ""),
                        link(4, "eth2", 5, "vrf"),
                        link(5, "red", 0, ""),
                        link(6, "eth3", 7, "bond"))))
                .isEqualTo(Map.of(
                        new InterfaceName("eth1"), new Master(new InterfaceName("br0"), Master.Kind.PORTS),
                        new InterfaceName("eth2"), new Master(new InterfaceName("red"), Master.Kind.VRF)));
    }

    private static EnslavedLinkMessage link(int index, String name, int master, String slaveKind) {
        return new EnslavedLinkMessage(index, new InterfaceName(name), master, slaveKind);
    }
}
