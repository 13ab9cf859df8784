package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.lan;
import static net.igmpproxy.runtime.diagnosis.Situations.wan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.Master;
import org.junit.jupiter.api.Test;

class MasterCheckTest {
    private static final InterfaceName BRIDGE = new InterfaceName("br0");

    @Test
    void aPortGivesTheBridgeAsRemedy() {
        Situation situation = Situations.of(wan("172.16.0.2/24"), lan());
        Map<InterfaceName, Master> masters = Map.of(LAN, new Master(BRIDGE, Master.Kind.PORTS));

        assertThat(MasterCheck.look(situation, masters)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.type()).isEqualTo("interface-is-port");
            assertThat(diagnosis.interfaceName()).contains(LAN);
            assertThat(diagnosis.severity()).isEqualTo(Severity.ERROR);
            assertThat(diagnosis.message()).startsWith("eth1 is a port of br0: configure br0");
            assertThat(diagnosis.remedy())
                    .endsWith("-d '{\"interfaces\": {\"eth1\": null, \"br0\": {\"role\": \"downstream\"}}}'");
        });
        assertThat(InterfaceCheck.look(situation, masters.keySet())).isEmpty();
        assertThat(InterfaceCheck.look(situation, Set.of())).hasSize(1);
    }

    @Test
    void anInterfaceInAVrfIsReported() {
        assertThat(MasterCheck.look(
                        Situations.of(wan("172.16.0.2/24"), lan("192.168.1.1/24")),
                        Map.of(WAN, new Master(new InterfaceName("red"), Master.Kind.VRF))))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.type()).isEqualTo("interface-in-vrf");
                    assertThat(diagnosis.message())
                            .startsWith("eth0 belongs to the VRF red")
                            .contains("no stream is forwarded");
                    assertThat(diagnosis.remedy()).isEqualTo("ip link set dev eth0 nomaster");
                });
    }

    @Test
    void nothingIsSaidOfOtherInterfaces() {
        assertThat(MasterCheck.look(
                        Situations.of(wan("172.16.0.2/24"), lan("192.168.1.1/24")),
                        Map.of(new InterfaceName("eth7"), new Master(BRIDGE, Master.Kind.PORTS))))
                .isEmpty();
    }
}
