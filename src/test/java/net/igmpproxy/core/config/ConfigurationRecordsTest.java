package net.igmpproxy.core.config;

import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationRecordsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 256, -1})
    void refusesAThresholdNoTtlCanHave(int threshold) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfaceConfiguration.of(Role.DOWNSTREAM).withThreshold(threshold))
                .withMessage("Threshold must be between 1 and 255");
    }

    @Test
    void refusesPrefixesThatAreNotOfGroups() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupPolicy(List.of(Ipv4Prefix.of("10.0.0.0/8")), List.of()))
                .withMessage("not within 224.0.0.0/4: 10.0.0.0/8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupPolicy(List.of(), List.of(Ipv4Prefix.ANY)))
                .withMessage("not within 224.0.0.0/4: 0.0.0.0/0");
    }

    @ParameterizedTest
    @CsvSource({
        "239.1.1.1, true",
        "239.1.2.1, false",
        "239.2.0.1, true",
        "239.3.0.1, false",
        "224.5.5.5, false",
    })
    void theMostSpecificPrefixDecidesAndDenyingWinsATie(String group, boolean allowed) {
        GroupPolicy policy = new GroupPolicy(
                List.of(Ipv4Prefix.of("239.0.0.0/8"), Ipv4Prefix.of("239.1.1.0/24"), Ipv4Prefix.of("239.3.0.0/16")),
                List.of(Ipv4Prefix.of("239.1.0.0/16"), Ipv4Prefix.of("239.3.0.0/16")));

        assertThat(policy.allows(GroupAddress.of(group))).isEqualTo(allowed);
    }

    @Test
    void aPolicyThatOnlyDeniesAllowsTheRest() {
        GroupPolicy policy = new GroupPolicy(List.of(), List.of(Ipv4Prefix.of("239.0.0.0/8")));

        assertThat(policy.allows(GroupAddress.of("239.1.1.1"))).isFalse();
        assertThat(policy.allows(GroupAddress.of("232.1.1.1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.5S, PT0.1S, 2, PT1S",
        "PT31745S, PT10S, 2, PT1S",
        "PT125S, PT0.05S, 2, PT1S",
        "PT125S, PT125S, 2, PT1S",
        "PT125S, PT10.0001S, 2, PT1S",
        "PT125S, PT10S, 0, PT1S",
        "PT125S, PT10S, 8, PT1S",
        "PT125S, PT10S, 2, PT1024S",
    })
    void refusesTimersOutOfRange(Duration interval, Duration response, int robustness, Duration lastMember) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouterTimers(
                        interval,
                        response,
                        robustness,
                        lastMember,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void refusesAStartupIntervalAboveTheQueryInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timers(Duration.ofSeconds(10), Duration.ofSeconds(126)))
                .withMessage("startupQueryInterval must not be longer than queryInterval");
        assertThat(timers(Duration.ofSeconds(10), Duration.ofSeconds(125)).effectiveStartupQueryInterval())
                .isEqualTo(Duration.ofSeconds(125));
    }

    @Test
    void refusesTimesThatIgmpv2CannotSay() {
        ProtocolOptions version2 = ProtocolOptions.DEFAULT.withIgmpVersion(IgmpVersionOption.V2);
        InterfaceConfiguration downstream =
                InterfaceConfiguration.of(Role.DOWNSTREAM).withProtocol(version2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> downstream.withTimers(timers(Duration.ofSeconds(26), Duration.ofSeconds(30))))
                .withMessage("IGMPv2 cannot encode a response time above 25.5s");
    }

    private static RouterTimers timers(Duration response, Duration startup) {
        return new RouterTimers(
                Duration.ofSeconds(125),
                response,
                2,
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.of(startup),
                Optional.empty());
    }

    @Test
    void countsAndStartupIntervalFollowTheOthersUnlessGiven() {
        assertThat(RouterTimers.DEFAULT.effectiveStartupQueryCount()).isEqualTo(2);
        assertThat(RouterTimers.DEFAULT.effectiveStartupQueryInterval()).isEqualTo(Duration.ofMillis(31_250));
    }

    @Test
    void isWholeWithOneUpstreamAndADownstream() {
        assertThat(document("upstream", "downstream").isWhole()).isTrue();
        assertThat(document("downstream", "downstream").missing())
                .containsExactly("At least 1 upstream interface is required!");
        assertThat(document("upstream", "disabled").missing())
                .containsExactly("Must define exactly one upstream and at least one downstream interface!");
        assertThat(ProxyConfiguration.EMPTY.missing())
                .containsExactly("Must define exactly one upstream and at least one downstream interface!");
    }

    private static ProxyConfiguration document(String first, String second) {
        return ConfigurationReader.read(
                map("interfaces", map("eth0", map("role", first), "eth1", map("role", second))));
    }
}
