package net.igmpproxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.vyos.VyosReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of other programs in a text do not change its format, and an extra word is never ignored. */
class ForeignWordTest {
    private static final String PROXY = """
            protocols {
                igmp-proxy {
                    interface eth0 {
                        role upstream
                    }
                    interface eth1 {
                    }
                }
            }
            """;

    /** Texts that contain settings of the IGMP proxy only, one per line. */
    static Stream<String> proxiesAlone() {
        return Stream.of(
                        """
                        set protocols igmp-proxy interface eth0 role upstream
                        set protocols igmp-proxy interface eth0 alt-subnet '10.0.0.0/8'
                        set protocols igmp-proxy interface eth1 threshold 3
                        """,
                        PROXY,
                        "quickleave\nphyint eth0 upstream ratelimit 0 threshold 1\n altnet 10.0.0.0/8\nphyint eth1 downstream\n",
                        """
                        config igmpproxy
                         option quickleave 1
                        config phyint
                         option network wan
                         option direction upstream
                         list altnet 10.0.0.0/8
                        """,
                        "protocol IGMPv2;\npinstance tv: eth0 ==> eth1 eth2;\n",
                        "igmp enable version 2\nupstream eth0\ndownstream eth1\n",
                        """
                        /routing igmp-proxy
                        set quick-leave=yes
                        /routing igmp-proxy interface
                        add interface=e1 upstream=yes threshold=2
                        add interface=e2
                        """)
                .flatMap(text -> Stream.of(text, text.replace("\n", "\r\n"), text.replace(" ", "\t")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces {\n tunnel tun0 {\n address 10.9.0.1/24\n }\n}\n",
                "interfaces {\n tunnel tun0 {\n encapsulation gre\n tunnel 7\n }\n}\n",
                "service {\n dhcp-server {\n option domain\n list downlink\n option network lan\n }\n}\n",
                "policy {\n pruning on\n phyint eth9 metric 3\n ip igmp\n}\n",
                "system {\n mgroup from eth0\n rp-candidate 1\n defaultupdown\n config proxy\n router pim\n}\n",
                "/* phyint eth0 noflood\ntunnel eth0 10.0.0.1\nip pim */\n",
            })
    void ofOtherProgramsAreReadInTheFormatOfTheText(String others) {
        Import alone = VyosReader.read(PROXY);
        for (String text : List.of(others + PROXY, PROXY + others)) {
            assertThat(ForeignText.of(Optional.empty(), text).format()).isEqualTo(ForeignFormat.VYOS);
            assertThat(ForeignText.of(Optional.of(ForeignFormat.VYOS), text)
                            .read()
                            .configuration())
                    .isEqualTo(alone.configuration());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set interfaces tunnel tun0 address 10.9.0.1/24",
                "set system option performance latency\ntunnel tun0",
                "set policy route-map X rule 1 set metric 5\nphyint eth0 metric 1"
            })
    void ofOtherProgramsAmongCommandsAreNoOtherFormat(String lines) {
        String text = lines + "\nset protocols igmp-proxy interface eth0 role upstream\n";

        assertThat(ForeignText.of(Optional.empty(), text).format()).isEqualTo(ForeignFormat.VYOS);
    }

    @ParameterizedTest
    @MethodSource("proxiesAlone")
    void tooManyIsRefusedOrSpokenOf(String text) {
        ForeignFormat format = ForeignText.of(Optional.empty(), text).format();
        Import original = format.read(text);
        for (String line : text.lines().toList()) {
            for (String garbled : withAWordMore(line)) {
                assertThat(read(format, text.replace(line, garbled)))
                        .as(garbled)
                        .isNotEqualTo(Optional.of(original));
            }
        }
    }

    private static List<String> withAWordMore(String line) {
        List<String> words = List.of(line.strip().split("[ \t]+", -1));
        List<String> lines = new ArrayList<>();
        for (String added : List.of("zzz", "eth7", "10.77.0.0/16", "5", "role", "altnet", "'quoted'", "x=y")) {
            // A UCI section may have a name, which has no meaning.
            int end = line.startsWith("config") ? words.size() - 1 : words.size();
            for (int i = 0; i <= end; i++) {
                List<String> more = new ArrayList<>(words);
                more.add(i, added);
                lines.add(String.join(" ", more));
            }
        }
        return lines;
    }

    private static Optional<Import> read(ForeignFormat format, String text) {
        try {
            return Optional.of(format.read(text));
        } catch (ImportException refused) {
            return Optional.empty();
        }
    }
}
