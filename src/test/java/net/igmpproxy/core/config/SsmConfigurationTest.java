package net.igmpproxy.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsmConfigurationTest {
    private static final List<Ipv4Prefix> ONE_NET = List.of(Ipv4Prefix.of("239.1.0.0/16"));
    private static final Ipv4Address SOURCE_5 = Ipv4Address.of("10.0.0.5");
    private static final Ipv4Address SOURCE_6 = Ipv4Address.of("10.0.0.6");
    private static final Ipv4Address SOURCE_200 = Ipv4Address.of("200.0.0.1");

    @ParameterizedTest
    @CsvSource({"232.0.0.0, true", "232.255.255.255, true", "231.255.255.255, false", "233.0.0.0, false"})
    void theDefaultRangeIsIanas(String group, boolean contained) {
        assertThat(SsmConfiguration.DEFAULT.contains(GroupAddress.of(group))).isEqualTo(contained);
    }

    @Test
    void anyPrefixOfTheRangeWillDo() {
        SsmConfiguration ssm =
                new SsmConfiguration(List.of(Ipv4Prefix.of("232.0.0.0/8"), Ipv4Prefix.of("239.232.1.1/32")), List.of());

        assertThat(ssm.contains(GroupAddress.of("239.232.1.1"))).isTrue();
        assertThat(ssm.contains(GroupAddress.of("239.232.1.2"))).isFalse();
        assertThat(new SsmConfiguration(List.of(), List.of()).contains(GroupAddress.of("232.1.1.1")))
                .isFalse();
    }

    @Test
    void allMappingsOfAGroupCountTogether() {
        SsmConfiguration ssm = new SsmConfiguration(
                List.of(),
                List.of(
                        new SsmMapping(ONE_NET, List.of(SOURCE_200, SOURCE_6)),
                        new SsmMapping(
                                List.of(Ipv4Prefix.of("239.9.0.0/16"), Ipv4Prefix.of("239.1.1.0/24")),
                                List.of(SOURCE_6, SOURCE_5))));

        assertThat(ssm.mappedSources(GroupAddress.of("239.1.1.1"))).containsExactly(SOURCE_5, SOURCE_6, SOURCE_200);
        assertThat(ssm.mappedSources(GroupAddress.of("239.1.2.1"))).containsExactly(SOURCE_6, SOURCE_200);
        assertThat(ssm.mappedSources(GroupAddress.of("239.9.2.1"))).containsExactly(SOURCE_5, SOURCE_6);
        assertThat(ssm.mappedSources(GroupAddress.of("239.2.2.1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.0/4", "224.0.0.0/24", "224.0.0.251/32", "10.0.0.0/8", "0.0.0.0/0"})
    void refusesARangeOfWhatIsNotForwarded(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SsmConfiguration(List.of(Ipv4Prefix.of(range)), List.of()));
    }

    @Test
    void takesWhatIsNextToTheLinkLocalGroups() {
        assertThat(new SsmConfiguration(List.of(Ipv4Prefix.of("224.0.1.0/24")), List.of())
                        .contains(GroupAddress.of("224.0.1.1")))
                .isTrue();
    }

    @Test
    void refusesAMappingThatLacksSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SsmMapping(ONE_NET, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SsmMapping(List.of(), List.of(SOURCE_5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SsmMapping(List.of(Ipv4Prefix.of("10.0.0.0/8")), List.of(SOURCE_5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SsmMapping(ONE_NET, List.of(Ipv4Address.of("239.1.1.1"))))
                .withMessage("not a unicast address: 239.1.1.1");
    }
}
