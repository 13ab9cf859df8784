package net.igmpproxy.exchange.vyos;

import static net.igmpproxy.exchange.Imports.errors;
import static net.igmpproxy.exchange.Imports.ownWarnings;
import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.exchange.draft.Import;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command of VyOS's configuration mode is executed, or causes a warning or an error. */
class VyosCommandsTest {
    private static final String EXPECTED = """
            set protocols igmp-proxy disable-quickleave
            set protocols igmp-proxy interface eth1 role upstream
            set protocols igmp-proxy interface eth2 role downstream
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edit protocols igmp-proxy\nset disable-quickleave\nset interface eth1 role upstream\nset interface"
                        + " eth2\n",
                """
                edit protocols
                set igmp-proxy disable-quickleave
                edit igmp-proxy interface eth1
                set role upstream
                up
                set interface eth2 role downstream
                exit
                set interfaces ethernet eth0 mtu 1500
                """,
                """
                edit protocols igmp-proxy interface eth1
                set role upstream
                top
                set protocols igmp-proxy disable-quickleave
                set protocols igmp-proxy interface eth2
                """,
                """
                set protocols igmp-proxy disable-quickleave; set protocols igmp-proxy interface eth1 role upstream;commit
                set protocols igmp-proxy interface eth2 role downstream # the boxes
                commit; save; exit
                """,
                "w=x/vyatta-cfg-cmd-wrapper begin\n/opt/vyatta/sbin/vyatta-cfg-cmd-wrapper set protocols igmp-proxy"
                        + " disable-quickleave\n/opt/vyatta/sbin/vyatta-cfg-cmd-wrapper set protocols igmp-proxy"
                        + " interface"
                        + " eth1 role upstream\n/opt/vyatta/sbin/vyatta-cfg-cmd-wrapper set protocols igmp-proxy"
                        + " interface"
                        + " eth2\n/opt/vyatta/sbin/vyatta-cfg-cmd-wrapper commit\n",
                "\ufeffset protocols igmp-proxy disable-quickleave\r\nset protocols igmp-proxy interface eth1 role"
                        + " upstream\r\nset protocols igmp-proxy interface eth2\r\n",
                "show protocols igmp-proxy\n disable-quickleave\n interface eth1 {\n role upstream\n }\n interface"
                        + " eth2 {\n }\n",
                "set protocols igmp-proxy interface eth9 role upstream\ndelete protocols igmp-proxy\n" + EXPECTED,
                "set protocols igmp-proxy interface eth9 role upstream\ndelete protocols\n" + EXPECTED,
                "set protocols igmp-proxy interface eth9\ndelete protocols igmp-proxy interface\n" + EXPECTED,
                "set protocols igmp-proxy disable\n" + EXPECTED + "delete protocols igmp-proxy disable\n",
                EXPECTED + "set protocols igmp-proxy interface eth9 role upstream\n"
                        + "delete protocols igmp-proxy interface eth9\n",
                EXPECTED + "set protocols igmp-proxy interface eth2 threshold 9\n"
                        + "set protocols igmp-proxy interface eth2 alt-subnet 10.0.0.0/8\n"
                        + "set protocols igmp-proxy interface eth2 whitelist 239.0.0.0/8\n"
                        + "delete protocols igmp-proxy interface eth2 threshold\n"
                        + "delete protocols igmp-proxy interface eth2 alt-subnet 10.0.0.0/8\n"
                        + "delete protocols igmp-proxy interface eth2 whitelist\n"
                        + "delete protocols igmp-proxy interface eth2 role downstream\n"
                        + "set protocols igmp-proxy interface eth2 role disabled\n"
                        + "delete protocols igmp-proxy interface eth2 role disabled\n"
            })
    void areCarriedOut(String text) {
        Import read = VyosReader.read(text);

        assertThat(read.configuration()).isEqualTo(VyosReader.read(EXPECTED).configuration());
        assertThat(ownWarnings(read)).isEmpty();
    }

    @Test
    void namesASettingThatALaterOneReplaces() {
        assertThat(ownWarnings(VyosReader.read(EXPECTED + "set protocols igmp-proxy interface eth2 role disabled\n")))
                .containsExactly(
                        "3: set protocols igmp-proxy interface eth2 role downstream: is left out: line 4 sets it"
                                + " again for eth2");
    }

    @Test
    void warnOfWhatTheyDoNotDo() {
        Import read = VyosReader.read(EXPECTED + """
                delete protocols igmp-proxy interface eth7
                set protocols igmp-proxy interface eth3
                deactivate protocols igmp-proxy interface eth3
                deactivate protocols igmp-proxy interface eth4
                deactivate protocols igmp-proxy interface eth2
                activate protocols igmp-proxy interface eth2
                comment protocols igmp-proxy "living room"
                set service config-sync section protocols igmp-proxy
                """);

        assertThat(read.configuration()).isEqualTo(VyosReader.read(EXPECTED).configuration());
        assertThat(ownWarnings(read))
                .containsExactly(
                        "4: delete protocols igmp-proxy interface eth7: deletes nothing: no line above it sets this",
                        "6: deactivate protocols igmp-proxy interface eth3: is left out: it is deactivated",
                        "7: deactivate protocols igmp-proxy interface eth4: deactivates nothing: no line sets this",
                        "10: comment protocols igmp-proxy living room: has no counterpart: comments are left out",
                        "11: set service config-sync section protocols igmp-proxy: is left out: only protocols"
                                + " igmp-proxy is imported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin@er# set interface eth2 | begins with the prompt of a terminal",
                "vyos@vyos:~$ show configuration | begins with the prompt of a terminal",
                "[edit protocols] | is printed by the terminal",
                "> set protocols igmp-proxy interface eth2 | 'begins with >, as a quoted mail or a comparison does'",
                ">set protocols igmp-proxy interface eth2 | 'begins with >, as a quoted mail or a comparison does'",
                "+interface eth2 { | 'begins with +, as a quoted mail or a comparison does'",
                "- interface eth2 | 'begins with -, as a quoted mail or a comparison does'",
                "set\u00a0protocols igmp-proxy interface eth2 | has a no-break space (U+00A0)",
                "\u00a0set protocols igmp-proxy interface eth2 | has a no-break space (U+00A0)",
                "\u200bset protocols igmp-proxy interface eth2 | has an invisible character (U+200B)",
                "\ufeffset protocols igmp-proxy interface eth2 | has a byte order mark (U+FEFF)",
                "set \u001b[0mprotocols igmp-proxy interface eth2 | has a control character (U+001B)",
                "set protocols igmp-proxy interface eth2 role “upstream” | has a typographic quotation mark (U+201C)",
                "set protocols igmp-proxy interface eth2 role up\ufffd | has bytes that are not UTF-8",
                "set protocols igmp–proxy interface eth2 | has a typographic dash (U+2013)",
                "set interface eth2 role downstream | interface is no node at this level: write set protocols"
                        + " igmp-proxy",
                "set protocol igmp-proxy interface eth2 | unknown key: did you mean protocols?",
                "set protocols igmpproxy interface eth2 | unknown key: did you mean igmp-proxy?",
                "set frobnicate x | is not a known setting of VyOS here",
                "ste protocols igmp-proxy interface eth2 | is not a known setting of VyOS here",
                "if [ -e /x ] | is not a known setting of VyOS here",
                "load /config/other.boot | changes the configuration from a source outside this text",
                "rename interfaces ethernet eth0 to ethernet eth1 | changes the configuration from a source outside",
                "top set protocols igmp-proxy interface eth2 | 'cannot share a line: write top on a line of its own'",
                "edit protocols igmp-proxy disable | has no block",
                "edit protocol | unknown key: did you mean protocols?",
                "delete protocols igmp-proxy frobnicate | deletes something that the IGMP proxy does not have",
                "deactivate protocols igmp-proxy interface eth2 foo | deactivates something that the IGMP proxy does"
                        + " not",
                "set vrf name TV protocols igmp-proxy interface eth2 | is about an IGMP proxy in a VRF"
            })
    void areRefusedWithTheLine(String command, String reason) {
        assertThat(errors(() -> VyosReader.read(EXPECTED + command + "\n")))
                .first()
                .asString()
                .startsWith("4: ")
                .contains(": " + reason);
    }

    @Test
    void aProxyInABlockOfAVrfIsRefused() {
        assertThat(errors(() -> VyosReader.read(EXPECTED
                        + "vrf {\n name TV {\n protocols {\n igmp-proxy {\n interface eth9 {\n }\n}\n}\n}\n}\n")))
                .singleElement()
                .asString()
                .startsWith("7: igmp-proxy: is about an IGMP proxy in a VRF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"protocols\": {\"igmp-proxy\": {} | 1: : is not JSON: a comma or } is missing here",
                "'{\"protocols\": {\"igmp-proxy\": {\n\"disable\": {}, \"disable\": {}}}}' | 2: : is not JSON:"
                        + " disable is a duplicate",
                "'{\"protocols\": {\n\"igmp-proxy\": {\"interface\": {\"eth0\": {\"role\": [{}]}}}}}' | 2: : is not"
                        + " JSON: an object",
                "'{\"protocols\": {\n\"igmp-proxi\": {\"disable\": {}}}}' | 2: protocols igmp-proxi disable: unknown"
                        + " key: did you",
                "'{\"protocols\": {\"igmp-proxy\": {\"disable\": false\n}}}' | 1: protocols igmp-proxy disable"
                        + " false: disable has",
                "{\"system\": {}} | 1: : there is nothing about igmp-proxy"
            })
    void jsonIsRefusedWithTheLine(String text, String error) {
        assertThat(errors(() -> VyosReader.read(text))).first().asString().startsWith(error);
    }

    @Test
    void readsJsonAsUnifiWritesIt() {
        Import read = VyosReader.read("""
                {"firewall": {"all-ping": "enable"},
                 "protocols": {"igmp-proxy": {"disable-quickleave": "''", "interface": {
                   "eth1": {"role": "upstream"}, "eth2": "''"}}}}
                """);

        assertThat(read.configuration()).isEqualTo(VyosReader.read(EXPECTED).configuration());
    }
}
