package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.lan;
import static net.igmpproxy.runtime.diagnosis.Situations.wan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AltSubnetsCheckTest {
    @Test
    void networksOfGroupsAreNoSources() {
        assertThat(AltSubnetsCheck.look(situation("10.0.0.0/8", "239.0.0.0/8", "224.0.0.0/4")))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.type()).isEqualTo("groups-in-alt-subnets");
                    assertThat(diagnosis.interfaceName()).contains(WAN);
                    assertThat(diagnosis.message()).contains("(239.0.0.0/8, 224.0.0.0/4)", "allowedGroups");
                    assertThat(diagnosis.remedy()).endsWith("-d '{\"altSubnets\": [\"10.0.0.0/8\"]}'");
                });
    }

    @Test
    void networksOfSourcesAre() {
        assertThat(AltSubnetsCheck.look(situation("0.0.0.0/0", "128.0.0.0/1", "10.0.0.0/8")))
                .isEmpty();
    }

    private static Situation situation(String... altSubnets) {
        return new Situation(
                Situations.configuration(altSubnets),
                List.of(wan("172.16.0.2/24"), lan("192.168.1.1/24")),
                List.of(),
                List.of());
    }
}
