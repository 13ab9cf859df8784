package net.igmpproxy.exchange.vyos;

import static net.igmpproxy.exchange.Imports.body;
import static net.igmpproxy.exchange.Imports.errors;
import static net.igmpproxy.exchange.Imports.ownWarnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.Texts;
import net.igmpproxy.exchange.draft.Import;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VyosReaderTest {
    private static final String PREFIX = "set protocols igmp-proxy ";

    @ParameterizedTest
    @ValueSource(strings = {Texts.VYOS_COMMANDS, Texts.VYOS_BOOT, Texts.VYOS_JSON})
    void readsCommandsAndBlocksAlike(String text) {
        Import read = VyosReader.read(text);

        assertThat(read.configuration()).isEqualTo(expected());
        assertThat(ownWarnings(read)).isEmpty();
    }

    private static ProxyConfiguration expected() {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        interfaces.put(
                new InterfaceName("eth0"),
                InterfaceConfiguration.of(Role.UPSTREAM)
                        .withAltSubnets(List.of(Ipv4Prefix.of("10.0.0.0/23"), Ipv4Prefix.of("192.0.2.0/24")))
                        .withThreshold(20));
        interfaces.put(
                new InterfaceName("eth1.100"),
                InterfaceConfiguration.of(Role.DOWNSTREAM)
                        .withPolicy(new GroupPolicy(List.of(Ipv4Prefix.of("239.1.0.0/16")), List.of())));
        interfaces.put(new InterfaceName("eth2"), InterfaceConfiguration.of(Role.DISABLED));
        ProxyConfiguration empty = ProxyConfiguration.EMPTY;
        return new ProxyConfiguration(
                true,
                false,
                empty.quickleaveMode(),
                empty.ssm(),
                empty.maxEntries(),
                empty.maxFlows(),
                empty.groupNames(),
                interfaces);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "igmp-proxy {\n interface eth0 {\n role upstream\n }\n}\n",
                "protocols { igmp-proxy { interface eth0 { role upstream } } }",
                "protocols {\n igmp-proxy {\n interface eth0 { role 'upstream' }}}",
                "protocols igmp-proxy {\r\n\tinterface eth0 {\r\n\t\trole \"upstream\"\r\n\t}\r\n}\r\n",
                "protocols {\n igmp-proxy interface eth0 role upstream\n}",
                "configure\n  set protocols igmp-proxy interface eth0 role upstream\ncommit; save\nexit\n"
            })
    void readsEveryLayout(String text) {
        assertThat(body(VyosReader.read(text).configuration(), "eth0"))
                .isEqualTo(InterfaceConfiguration.of(Role.UPSTREAM));
    }

    @Test
    void hasTheDefaultsOfVyos() {
        ProxyConfiguration configuration =
                VyosReader.read(PREFIX + "interface eth1").configuration();

        assertThat(body(configuration, "eth1")).isEqualTo(InterfaceConfiguration.of(Role.DOWNSTREAM));
        assertThat(configuration.enabled()).isTrue();
        assertThat(configuration.quickleave()).isTrue();
        assertThat(VyosReader.read(PREFIX + "disable").configuration().enabled())
                .isFalse();
        assertThat(VyosReader.read("igmp-proxy {\n}").configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void theLastOfSeveralValuesCountsAndListsHaveEachNetworkOnce() {
        ProxyConfiguration configuration = VyosReader.read(PREFIX + "interface eth0 threshold 3\n"
                        + PREFIX + "interface eth0 threshold 4\n"
                        + PREFIX + "interface eth0 alt-subnet 10.0.0.0/8\n"
                        + PREFIX + "interface eth0 alt-subnet 10.0.0.0/8\n")
                .configuration();

        assertThat(body(configuration, "eth0").threshold()).isEqualTo(4);
        assertThat(body(configuration, "eth0").altSubnets()).containsExactly(Ipv4Prefix.of("10.0.0.0/8"));
    }

    @Test
    void warnsWhereIgmpproxyDoesSomethingElse() {
        assertThat(ownWarnings(VyosReader.read(PREFIX + "interface eth0 role upstream\n"
                        + PREFIX + "interface eth0 alt-subnet 0.0.0.0/0\n"
                        + PREFIX + "interface eth0 whitelist 239.0.0.0/8\n"
                        + PREFIX + "interface eth1 alt-subnet 0.0.0.0/0\n"
                        + PREFIX + "interface eth1 whitelist 0.0.0.0/0\n")))
                .containsExactly(
                        "3: " + PREFIX
                                + "interface eth0 whitelist 239.0.0.0/8: includes SSDP's group, which an upstream"
                                + " interface denies here by default (deniedGroups: [239.255.255.250/32]): take it out of"
                                + " deniedGroups if it is meant to pass",
                        "4: " + PREFIX + "interface eth1 alt-subnet 0.0.0.0/0: has no effect downstream in igmpproxy;"
                                + " here it admits hosts and sources of every address: remove it from altSubnets unless"
                                + " that is meant",
                        "5: " + PREFIX + "interface eth1 whitelist 0.0.0.0/0: reaches beyond the groups: taken as"
                                + " 224.0.0.0/4, which is all of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interface eth0 alt-subnet 10.0.0/8 | must be a network, such as 10.0.0.0/23",
                "interface eth0 alt-subnet 10.0.0.1/8 | host bits are set: did you mean 10.0.0.0/8?",
                "interface eth0 whitelist 10.0.0.0/8 | must lie within 224.0.0.0/4, such as 239.0.0.0/8",
                "interface eth0 role uplink | 'must be one of upstream, downstream, disabled'",
                "interface eth0 threshold 256 | Threshold must be between 1 and 255",
                "interface eth0 threshold 99999999999 | Threshold must be between 1 and 255",
                "interface eth0 threshold upstream | Threshold must be between 1 and 255",
                "interface eth0 altsubnet 10.0.0.0/8 | unknown key: did you mean alt-subnet?",
                "interface eth0 role | role lacks its value: add it",
                "interface eth0 role upstream threshold 2 | role has one value: write each value on a line of its own",
                "interface a/b role downstream | 'must be an interface name: 1 to 15 bytes in UTF-8, no white space, no / and no :, no control and no format characters: write it as ip link shows it'",
                "interface | lacks the name of the interface: add it",
                "disable-quick-leave | unknown key: did you mean disable-quickleave?",
                "frobnicate | 'unknown key: known here are disable, disable-quickleave, interface'",
                "disable true | disable has no value: remove what follows it"
            })
    void saysWhereWhatAndWhatToDo(String command, String message) {
        assertThat(errors(() -> VyosReader.read("\n" + PREFIX + command)))
                .containsExactly("2: " + PREFIX + command + ": " + message);
    }

    @Test
    void refusesASecondUpstreamAndNamesBothLines() {
        String text = """
                igmp-proxy {
                    interface eth0 {
                        role upstream
                    }
                    interface eth1 {
                        threshold 2
                        role upstream
                    }
                }
                """;

        assertThat(errors(() -> VyosReader.read(text)))
                .containsExactly("7: role upstream: Only 1 upstream interface allowed! eth0 and eth1 are upstream:"
                        + " make all but one downstream or disabled (lines 3 and 7)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'igmp-proxy {\n interface eth0 {\n }' | 1: igmp-proxy: opens a block that never ends: close it with }",
                "'igmp-proxy {\n }\n }' | 3: }: } closes no block: remove it",
                "'igmp-proxy\n{\n}' | 2: {: opens a block without a name: write the name before it, on its line",
                "'igmp-proxy {\n disable {\n }\n}' | '2: disable: has no block: only igmp-proxy and interface NAME have one'",
                "'igmp-proxy {\n}\n/* x' | 3: /*: begins a comment that never ends: close it with */",
                "'igmp-proxy {\n}\nsystem \"' | 3: \": begins a value that never ends: close it with \"",
                "'set protocols pim' | '1: : there is nothing about igmp-proxy: give the commands set protocols igmp-proxy …, or the block igmp-proxy { … }'"
            })
    void refusesWhatIsNotWhole(String text, String error) {
        assertThat(errors(() -> VyosReader.read(text))).containsExactly(error);
    }

    @Test
    void reportsAllErrorsInTheOrderOfTheLines() {
        assertThat(errors(
                        () -> VyosReader.read("igmp-proxy {\n interface eth0 {\n threshold 0\n foo\n alt-subnet x\n")))
                .extracting(error -> error.substring(0, 2))
                .containsExactly("1:", "2:", "3:", "4:", "5:");
    }
}
