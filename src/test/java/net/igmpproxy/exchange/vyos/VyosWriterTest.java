package net.igmpproxy.exchange.vyos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.QuickleaveMode;
import net.igmpproxy.core.config.RandomConfigurations;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.exchange.Texts;
import net.igmpproxy.exchange.draft.Export;
import net.igmpproxy.exchange.draft.ExportWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VyosWriterTest {
    private static final int DOCUMENTS = 500;

    static LongStream seeds() {
        return LongStream.range(0, DOCUMENTS);
    }

    @Test
    void writesWhatVyosShows() {
        assertThat(VyosWriter.write(VyosReader.read(Texts.VYOS_BOOT).configuration()))
                .isEqualTo(new Export("""
                        set protocols igmp-proxy disable-quickleave
                        set protocols igmp-proxy interface eth0 alt-subnet '10.0.0.0/23'
                        set protocols igmp-proxy interface eth0 alt-subnet '192.0.2.0/24'
                        set protocols igmp-proxy interface eth0 role 'upstream'
                        set protocols igmp-proxy interface eth0 threshold '20'
                        set protocols igmp-proxy interface eth1.100 role 'downstream'
                        set protocols igmp-proxy interface eth1.100 whitelist '239.1.0.0/16'
                        set protocols igmp-proxy interface eth2 role 'disabled'
                        """, List.of()));
    }

    @Test
    void writesTheNodeAloneIfNothingIsConfigured() {
        assertThat(VyosWriter.write(ProxyConfiguration.EMPTY).text()).isEqualTo("set protocols igmp-proxy\n");
        assertThat(VyosWriter.write(ProxyConfiguration.EMPTY.withEnabled(false)).text())
                .isEqualTo("set protocols igmp-proxy disable\n");
    }

    @Test
    void ordersInterfacesByTheirNumbers() {
        assertThat(VyosWriter.write(document("eth10", "eth2.5", "eth2", "br0", "eth02", "eth"))
                        .text()
                        .lines()
                        .map(line -> line.split(" ", -1)[4]))
                .containsExactly("br0", "eth", "eth02", "eth2", "eth2.5", "eth10");
    }

    @Test
    void namesInCommentsWhatVyosCannotSay() {
        InterfaceConfiguration upstream = InterfaceConfiguration.of(Role.UPSTREAM)
                .withPolicy(GroupPolicy.ALLOW_ALL)
                .withProtocol(ProtocolOptions.DEFAULT.withIgmpVersion(IgmpVersionOption.V2))
                .withAltSubnets(List.of(Ipv4Prefix.ANY, Ipv4Prefix.ANY));
        ProxyConfiguration empty = ProxyConfiguration.EMPTY;
        ProxyConfiguration configuration = new ProxyConfiguration(
                true,
                true,
                QuickleaveMode.IMMEDIATE,
                empty.ssm(),
                empty.maxEntries(),
                empty.maxFlows(),
                empty.groupNames(),
                new TreeMap<>(Map.of(new InterfaceName("eth0"), upstream)));

        Export written = VyosWriter.write(configuration);

        assertThat(written.text()).isEqualTo("""
                        # quickleaveMode: VyOS has no counterpart: immediate is left out
                        # interfaces.eth0.altSubnets: VyOS keeps each network once
                        # interfaces.eth0.deniedGroups: VyOS has no counterpart: [] is left out
                        # interfaces.eth0.igmpVersion: VyOS has no counterpart: 2 is left out
                        set protocols igmp-proxy interface eth0 alt-subnet '0.0.0.0/0'
                        set protocols igmp-proxy interface eth0 role 'upstream'
                        """);
        assertThat(written.warnings())
                .extracting(warning -> warning.path().text())
                .containsExactly(
                        "quickleaveMode",
                        "interfaces.eth0.altSubnets",
                        "interfaces.eth0.deniedGroups",
                        "interfaces.eth0.igmpVersion");
    }

    /** Warnings describe every lost setting; without warnings nothing is lost. */
    @ParameterizedTest
    @MethodSource("seeds")
    void readsBackAsWrittenButForWhatIsWarnedOf(long seed) {
        ProxyConfiguration configuration = RandomConfigurations.of(seed);

        Export written = VyosWriter.write(configuration);
        ProxyConfiguration read = VyosReader.read(written.text()).configuration();

        assertThat(ConfigurationChange.between(read, configuration).stream().map(ConfigurationChange::path))
                .containsExactlyElementsOf(
                        written.warnings().stream().map(ExportWarning::path).toList());
        assertThat(VyosWriter.write(read).warnings()).isEmpty();
        assertThat(VyosReader.read(VyosWriter.write(read).text()).configuration())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'b", "a\"b", "a'\"b", "\\", "a'\\", "a'\\\"", "{", "}", "#", "set", "'", "\"", "--"})
    void anyNameReadsBack(String name) {
        ProxyConfiguration configuration = document(name);

        assertThat(VyosReader.read(VyosWriter.write(configuration).text()).configuration())
                .isEqualTo(configuration);
    }

    private static ProxyConfiguration document(String... names) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        for (String name : names) {
            interfaces.put(new InterfaceName(name), InterfaceConfiguration.of(Role.DOWNSTREAM));
        }
        return ProxyConfiguration.EMPTY.withInterfaces(interfaces);
    }
}
