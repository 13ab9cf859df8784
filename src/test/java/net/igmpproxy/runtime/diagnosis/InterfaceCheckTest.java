package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.lan;
import static net.igmpproxy.runtime.diagnosis.Situations.status;
import static net.igmpproxy.runtime.diagnosis.Situations.wan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import org.junit.jupiter.api.Test;

class InterfaceCheckTest {
    @Test
    void nothingIsSaidOfInterfacesThatWorkOrAreNotToTakePart() {
        assertThat(look(wan("172.16.0.2/24"), status(LAN, Role.DISABLED, InterfaceStatus.State.DISABLED)))
                .isEmpty();
    }

    @Test
    void absentOneMayBeTakenOut() {
        assertThat(look(status(LAN, Role.DOWNSTREAM, InterfaceStatus.State.ABSENT)))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.type()).isEqualTo("interface-absent");
                    assertThat(diagnosis.severity()).isEqualTo(Severity.ERROR);
                    assertThat(diagnosis.remedy()).isEqualTo("curl -X DELETE localhost:8080/api/v1/interfaces/eth1");
                });
    }

    @Test
    void oneThatIsDownIsToBePutUp() {
        assertThat(look(status(LAN, Role.DOWNSTREAM, InterfaceStatus.State.DOWN)))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.type()).isEqualTo("interface-down");
                    assertThat(diagnosis.remedy()).isEqualTo("ip link set dev eth1 up");
                });
    }

    @Test
    void withoutAddressOrAltSubnetNobodyIsHeard() {
        assertThat(look(wan(), lan()))
                .satisfiesExactly(
                        upstream -> {
                            assertThat(upstream.severity()).isEqualTo(Severity.WARNING);
                            assertThat(upstream.message()).contains("reports leave with the source address 0.0.0.0");
                        },
                        downstream -> {
                            assertThat(downstream.type()).isEqualTo("interface-without-address");
                            assertThat(downstream.severity()).isEqualTo(Severity.ERROR);
                            assertThat(downstream.remedy()).isEqualTo("ip address add ADDRESS/LENGTH dev eth1");
                        });
    }

    private static List<Diagnosis> look(InterfaceStatus... interfaces) {
        return InterfaceCheck.look(Situations.of(interfaces), Set.of()).toList();
    }
}
