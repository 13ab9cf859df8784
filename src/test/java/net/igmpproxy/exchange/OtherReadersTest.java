package net.igmpproxy.exchange;

import static net.igmpproxy.exchange.Imports.body;
import static net.igmpproxy.exchange.Imports.errors;
import static net.igmpproxy.exchange.Imports.ownWarnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.igmpproxy.UciReader;
import net.igmpproxy.exchange.improxy.ImproxyReader;
import net.igmpproxy.exchange.mcproxy.McproxyReader;
import net.igmpproxy.exchange.routeros.RouterosReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers of the formats of OpenWrt, mcproxy, improxy and RouterOS. */
class OtherReadersTest {
    @Test
    void readsUciAsItsScriptDoes() {
        Import read = UciReader.read(Texts.UCI);

        ProxyConfiguration configuration = read.configuration();
        assertThat(configuration.quickleave()).isTrue();
        assertThat(body(configuration, "wan"))
                .isEqualTo(InterfaceConfiguration.of(Role.UPSTREAM)
                        .withAltSubnets(networks("10.0.0.0/23", "192.0.2.0/24"))
                        .withThreshold(20));
        assertThat(body(configuration, "lan"))
                .isEqualTo(InterfaceConfiguration.of(Role.DOWNSTREAM)
                        .withPolicy(new GroupPolicy(networks("239.1.0.0/16"), networks("239.1.2.0/24"))));
        assertThat(ownWarnings(read)).hasSize(3);
    }

    @Test
    void uciMayHaveSeveralNetworksInOneOption() {
        Import read = UciReader.read("""
                config phyint
                 option network wan
                 option direction upstream
                 option altnet '10.0.0.0/8  172.16.0/12'
                 option altnet ''
                """);

        assertThat(body(read.configuration(), "wan").altSubnets()).isEmpty();
        assertThat(ownWarnings(read))
                .anyMatch(warning -> warning.startsWith("4: ") && warning.contains("line 5 sets it"));
        assertThat(body(
                                UciReader.read("config phyint\n option network wan\n option altnet '10.0.0.0/8 "
                                                + " 172.16.0/12'")
                                        .configuration(),
                                "wan")
                        .altSubnets())
                .isEqualTo(networks("10.0.0.0/8", "172.16.0.0/12"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config phyimt | 3: config phyimt: is no section of igmpproxy's: give only sections igmpproxy and"
                        + " phyint",
                "opton network wan | 3: opton network wan: unknown key: did you mean option?",
                "option direcion upstream | 3: option direcion upstream: unknown key: did you mean direction?",
                "option direction up | '3: option direction up: must be one of upstream, downstream, disabled'",
                "option network | 3: option network: must be option NAME VALUE: put a value with spaces in quotes",
                "option network 'lan | 3: option network 'lan: lacks a closing ': add it in the same line",
                "option threshold 0 | 3: option threshold 0: Threshold must be between 1 and 255",
                "list altnet x | '3: list altnet x: must be a network, such as 10.0.0.0/23'",
                "option threshold 2; option altnet 10.0.0.0/8 | 3: option threshold 2; option altnet 10.0.0.0/8:"
                        + " ends a statement with ; here: write each one in a line of its own",
                "package dhcp | 3: package dhcp: is not igmpproxy's: give the output of uci export igmpproxy alone"
            })
    void refusesUciWithTheLine(String line, String error) {
        assertThat(errors(() -> UciReader.read("config phyint\n\toption network wan\n" + line + "\n")))
                .containsExactly(error);
    }

    @Test
    void readsAnInstanceOfMcproxy() {
        Import read = McproxyReader.read(Texts.MCPROXY);

        InterfaceConfiguration version2 = InterfaceConfiguration.of(Role.DOWNSTREAM);
        ProxyConfiguration configuration = read.configuration();
        assertThat(configuration.quickleave()).isFalse();
        assertThat(configuration.interfaces()).hasSize(3);
        assertThat(body(configuration, "eth0").role()).isEqualTo(Role.UPSTREAM);
        assertThat(body(configuration, "eth0").altSubnets()).containsExactly(Ipv4Prefix.ANY);
        assertThat(body(configuration, "eth2"))
                .isEqualTo(version2.withProtocol(version2.protocol().withIgmpVersion(IgmpVersionOption.V2)));
        assertThat(ownWarnings(read))
                .extracting(warning -> warning.substring(0, 2))
                .containsExactly("3:", "3:", "3:", "4:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol MLDv2; | 'protocol MLDv2: must be protocol IGMPv1, IGMPv2 or IGMPv3: only IPv4 is proxied"
                        + " here'",
                "table t { (239.0.0.0/8 / *) }; | table: rule tables are not imported",
                "pinstance tv upstream eth0 in whitelist table t; | pinstance tv upstream eth0 in whitelist table t:"
                        + " rules of an interface",
                "pinstance b: eth5 ==> eth6; | 'pinstance b : eth5 ==> eth6: is the second instance, after line 1'",
                "pinstance b: eth5 eth6; | pinstance b : eth5 eth6: must be pinstance NAME: UPSTREAM ==> DOWNSTREAM",
                "pinstnce b: eth5 ==> eth6; | 'pinstnce: unknown key: known here are protocol, pinstance, table'"
            })
    void refusesMcproxyWithTheLine(String statement, String error) {
        assertThat(errors(() -> McproxyReader.read("pinstance tv: eth0 ==> eth1;\n" + statement)))
                .first()
                .asString()
                .startsWith("2: " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eth1 protocol IGMPv3; | 1: protocol",
                "eth1, eth2; | '1: eth1,'",
                "eth1 (eth2); | 1: (",
                "*; | 1: *"
            })
    void refusesWhatIsNoInterfaceOfMcproxy(String downstream, String start) {
        assertThat(errors(() -> McproxyReader.read("pinstance tv: eth0 ==> " + downstream)))
                .first()
                .asString()
                .startsWith(start + ": is no name of an interface: separate the names by spaces");
    }

    @Test
    void readsImproxy() {
        ProxyConfiguration configuration = ImproxyReader.read(Texts.IMPROXY).configuration();

        assertThat(configuration).isEqualTo(McproxyReader.read(Texts.MCPROXY).configuration());
        assertThat(ImproxyReader.read("upstream eth0\ndownstream eth1\n")
                        .configuration()
                        .enabled())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', false", "quickleave disable, false", "quickleave enable, true"})
    void readsQuickleaveOfImproxy(String line, boolean quickleave) {
        assertThat(ImproxyReader.read("igmp enable\nupstream eth0\ndownstream eth1\n" + line + "\n")
                        .configuration()
                        .quickleave())
                .isEqualTo(quickleave);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upstream eth0 eth1 | has one interface: write each in a line of its own",
                "downstream | lacks its value: add it",
                "downstream eth1 | 'is a duplicate: an interface is either upstream or downstream, and listed once'",
                "igmp enable version 4 | 'must be enable, enable version NUMBER, or disable'",
                "quickleave on | must be enable or disable",
                "quickleave enable version 3 | must be enable or disable",
                "igmp on | 'must be enable, enable version NUMBER, or disable'",
                "quickleve yes | 'unknown key: did you mean quickleave?'",
                "proxy yes | 'unknown key: known here are igmp, mld, quickleave, upstream, downstream'"
            })
    void refusesImproxyWithTheLine(String line, String reason) {
        assertThat(errors(() -> ImproxyReader.read("igmp enable\ndownstream eth1 # lan\n" + line + "\n")))
                .containsExactly("3: " + line + ": " + reason);
    }

    @Test
    void readsAnExportOfRouteros() {
        Import read = RouterosReader.read(Texts.ROUTEROS);

        assertThat(read.configuration().quickleave()).isTrue();
        assertThat(body(read.configuration(), "ether1"))
                .isEqualTo(InterfaceConfiguration.of(Role.UPSTREAM)
                        .withAltSubnets(networks("10.0.0.0/23", "192.0.2.0/24"))
                        .withThreshold(20));
        assertThat(body(read.configuration(), "bridge").role()).isEqualTo(Role.DOWNSTREAM);
        assertThat(ownWarnings(RouterosReader.read("/routing igmp-proxy interface add interface=a comment=\"x # y\"")))
                .anyMatch(warning -> warning.contains("comment has no counterpart"));
        assertThat(RouterosReader.read("""
                /routing/igmp-proxy/interface add interface=all
                /routing igmp-proxy interface add interface=e1 upstream=yes
                """).configuration().interfaces())
                .hasSize(2)
                .containsKey(new InterfaceName("*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add interface=b upstrm=yes | 2: add interface=b upstrm=yes: upstrm: unknown key: did you mean"
                        + " upstream?",
                "add interface=b upstream=maybe | 2: add interface=b upstream=maybe: upstream must be yes or no",
                "add interface=a | 2: add interface=a: is a duplicate: keep one line for the interface",
                "add interface=b comment=a#b upstrm=yes | '2: add interface=b comment=a#b upstrm=yes: upstrm:"
                        + " unknown key'",
                "add interface=b comment=it's upstrm=yes | '2: add interface=b comment=it''s upstrm=yes: upstrm:"
                        + " unknown key'",
                "add interface=b interface=c | '2: add interface=b interface=c: interface is a duplicate: keep one"
                        + " of them'",
                "add interface=b comment=\"x | '2: add interface=b comment=\"x: lacks a closing \"'",
                "remove 0 | 2: remove 0: is no interface: an export has add here",
                "ad interface=b | '2: ad interface=b: is no command of an export: a line begins with /, add or set'",
                "/routing igmp-prxy interface add interface=b | '2: /routing igmp-prxy interface add interface=b:"
                        + " is in /routing igmp-prxy interface, which'"
            })
    void refusesRouterosWithTheLine(String line, String error) {
        assertThat(errors(() -> RouterosReader.read("/routing igmp-proxy interface add interface=a\n" + line + "\n")))
                .singleElement()
                .asString()
                .startsWith(error);
    }

    private static List<Ipv4Prefix> networks(String... texts) {
        return Stream.of(texts).map(Ipv4Prefix::of).toList();
    }
}
