package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.engine.finding.Finding.RefusedHosts;
import net.igmpproxy.core.engine.finding.Refusal;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.rate.RateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each finding with a configuration that causes it and one that corrects it. */
class PastCausesTest {
    private static final Finding.Occurrences TWICE =
            new Finding.Occurrences(2, Duration.ofMinutes(5), Duration.ofMinutes(1));
    private static final Ipv4Address ROUTER = Ipv4Address.of("10.7.7.7");

    static Stream<Arguments> corrections() {
        return Stream.of(
                Arguments.of(limit("maxGroups", 1), Map.of("maxGroups", 1), Map.of("maxGroups", 2)),
                Arguments.of(limit("maxHosts", 3), Map.of("maxHosts", 2), Map.of()),
                Arguments.of(limit("maxGroupSources", 3), Map.of("maxGroupSources", 3), Map.of()),
                Arguments.of(
                        new Finding.RateExceeded(LAN, RateKind.HOST_PACKETS, 10, SOURCE, TWICE),
                        Map.of("maxHostPacketRate", 10),
                        Map.of("maxHostPacketRate", 11)),
                Arguments.of(new Finding.OtherVersion(LAN, ROUTER, 2, 3, TWICE), Map.of(), Map.of("igmpVersion", 2)),
                Arguments.of(
                        new Finding.OlderHostSilent(LAN, GROUP, SOURCE, TWICE), Map.of(), Map.of("igmpVersion", 2)),
                Arguments.of(refused(Refusal.ROUTER_ALERT_MISSING), Map.of("requireRouterAlert", true), Map.of()),
                Arguments.of(refused(Refusal.TTL), Map.of(), Map.of("requireTtl1", false)),
                Arguments.of(refused(Refusal.GROUP_DENIED), Map.of("deniedGroups", List.of("239.1.0.0/16")), Map.of()),
                Arguments.of(refused(Refusal.HOST_VERSION), Map.of("oldestHostVersion", 2), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("corrections")
    void findingEndsWithItsCause(Finding finding, Map<String, Object> causing, Map<String, Object> correcting) {
        assertThat(new PastCauses(configuration(causing)).remains(finding)).isTrue();
        assertThat(new PastCauses(configuration(correcting)).remains(finding)).isFalse();
    }

    @Test
    void limitsOfAllInterfacesEndTheirFindings() {
        Finding forgotten = new Finding.FlowsForgotten(LAN, 5, new MfcKey(SOURCE, GROUP.address()), true, TWICE);

        assertThat(remains(configuration(Map.of()).withMaxFlows(5), forgotten)).isTrue();
        assertThat(remains(configuration(Map.of()).withMaxFlows(6), forgotten)).isFalse();
        assertThat(remains(configuration(Map.of()).withMaxEntries(5), limit("maxEntries", 5)))
                .isTrue();
        assertThat(remains(configuration(Map.of()), limit("maxEntries", 5))).isFalse();
    }

    @Test
    void mappedGroupNeedsNoSourceOfItsHosts() {
        GroupAddress group = GroupAddress.of("232.1.1.1");
        Finding unnamed = new Finding.SourcesNotNamed(LAN, group, SOURCE, false, TWICE);
        ProxyConfiguration mapped = ConfigurationReader.read(Map.of(
                "ssmMappings", List.of(Map.of("groups", "232.1.1.1/32", "sources", List.of("10.0.0.5"))),
                "interfaces", Map.of("eth1", Map.of())));

        assertThat(remains(configuration(Map.of()), unnamed)).isTrue();
        assertThat(remains(mapped, unnamed)).isFalse();
    }

    @Test
    void statesAreNoPast() {
        assertThat(remains(configuration(Map.of()), new Finding.NoVif(LAN))).isTrue();
    }

    private static boolean remains(ProxyConfiguration configuration, Finding finding) {
        return new PastCauses(configuration).remains(finding);
    }

    private static Finding limit(String key, int maximum) {
        return new Finding.LimitReached(LAN, key, maximum, GROUP, SOURCE, TWICE);
    }

    private static Finding refused(Refusal refusal) {
        return new IgmpRefused(LAN, refusal, "label", new RefusedHosts(List.of(SOURCE), Optional.of(GROUP)), TWICE);
    }

    private static ProxyConfiguration configuration(Map<String, Object> lan) {
        return ConfigurationReader.read(Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", lan)));
    }
}
