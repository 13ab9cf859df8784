package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupNames;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.HostOptions;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.QuerierOptions;
import net.igmpproxy.core.config.QuickleaveMode;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.config.SsmMapping;
import net.igmpproxy.core.config.StaticGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationWriterTest {
    private static final RouterTimers SLOW = new RouterTimers(
            Duration.ofSeconds(31_744),
            Duration.ofMillis(100),
            7,
            Duration.ofMillis(1500),
            Optional.of(2),
            Optional.of(Duration.ofSeconds(1)),
            Optional.of(7));

    private static final InterfaceConfiguration ELABORATE = new InterfaceConfiguration(
            Role.UPSTREAM,
            List.of(Ipv4Prefix.ANY, Ipv4Prefix.of("10.0.0.0/23")),
            255,
            new GroupPolicy(List.of(Ipv4Prefix.of("224.0.0.0/4")), List.of(Ipv4Prefix.of("239.1.1.1/32"))),
            SLOW,
            new ProtocolOptions(
                    IgmpVersionOption.V3,
                    2,
                    true,
                    new QuerierOptions(false, true, Optional.of(List.of(Ipv4Prefix.of("10.0.0.1/32")))),
                    Optional.of(Duration.ofMinutes(2))),
            new Limits(1_000_000, 65_535, 1),
            new RateLimits(1, 2, 3),
            new HostOptions(false, true),
            List.of(
                    new StaticGroup(GroupAddress.of("239.1.1.2"), List.of()),
                    new StaticGroup(GroupAddress.of("232.1.1.1"), List.of(Ipv4Address.of("10.0.0.5")))));

    private static final SsmConfiguration SSM = new SsmConfiguration(
            List.of(Ipv4Prefix.of("232.0.0.0/8"), Ipv4Prefix.of("239.232.0.0/16")),
            List.of(new SsmMapping(
                    List.of(Ipv4Prefix.of("232.1.0.0/16"), Ipv4Prefix.of("239.1.0.0/16")),
                    List.of(Ipv4Address.of("10.0.0.6"), Ipv4Address.of("10.0.0.5")))));

    private static final ProxyConfiguration WHOLE = new ProxyConfiguration(
            false,
            false,
            QuickleaveMode.IMMEDIATE,
            SSM,
            10_000_000,
            1_000_000,
            new GroupNames(new TreeMap<>(
                    Map.of(GroupAddress.of("239.1.1.1"), "News: 1, \"HD\"", GroupAddress.of("239.1.1.2"), "Ü # ö"))),
            new TreeMap<>(Map.of(
                    new InterfaceName("eth0.100"),
                    ELABORATE,
                    new InterfaceName("br-lan"),
                    InterfaceConfiguration.of(Role.DOWNSTREAM),
                    new InterfaceName("tun{a=b}"),
                    InterfaceConfiguration.of(Role.DISABLED))));

    static Stream<ProxyConfiguration> documents() {
        return Stream.of(ProxyConfiguration.EMPTY, WHOLE);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsWrittenReadsTheSame(ProxyConfiguration configuration) {
        assertThat(ConfigurationReader.read(ConfigurationWriter.write(configuration)))
                .isEqualTo(configuration);
    }

    @Test
    void leavesOutWhatHasItsDefaultButForWhatIsToBeSeen() {
        assertThat(ConfigurationWriter.write(ProxyConfiguration.EMPTY))
                .containsExactlyEntriesOf(map(
                        "enabled",
                        true,
                        "quickleave",
                        true,
                        "quickleaveMode",
                        "tracked",
                        "ssmRange",
                        List.of("232.0.0.0/8"),
                        "interfaces",
                        map()));
        assertThat(ConfigurationWriter.write(InterfaceConfiguration.of(Role.DOWNSTREAM)))
                .containsExactlyEntriesOf(
                        map("role", "downstream", "altSubnets", List.of(), "threshold", 1, "allowedGroups", List.of()));
    }

    @Test
    void writesTimersThatDifferFromTheirDefaults() {
        assertThat(ConfigurationWriter.write(ELABORATE))
                .containsAllEntriesOf(map(
                        "queryInterval",
                        "31744s",
                        "queryMaxResponseTime",
                        "100ms",
                        "robustnessVariable",
                        7,
                        "lastMemberQueryInterval",
                        "1500ms",
                        "lastMemberQueryCount",
                        2,
                        "startupQueryInterval",
                        "1s",
                        "startupQueryCount",
                        7));
    }

    @Test
    void knowsEveryKeyThatItWrites() {
        assertThat(ConfigurationWriter.write(ELABORATE).keySet()).containsExactlyElementsOf(Keys.OF_INTERFACE);
        assertThat(ConfigurationWriter.write(WHOLE).keySet()).containsExactlyElementsOf(Keys.OF_DOCUMENT);
    }
}
