package net.igmpproxy.runtime.diagnosis.finding;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.core.engine.finding.Finding.OtherRouters;
import net.igmpproxy.core.engine.finding.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.finding.Finding.QuerierRefused;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.runtime.diagnosis.FindingTexts;
import net.igmpproxy.runtime.diagnosis.Situations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuerierTextsTest {
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.7");
    private static final Occurrences TWICE = new Occurrences(2, Duration.ofMinutes(5), Duration.ofMinutes(1));

    private final FindingTexts texts = new FindingTexts(Situations.configuration());

    @Test
    void hostThatUnderstandsNoVersion3QueryIsNamedWithTheRemedy() {
        Diagnosis diagnosis = texts.of(new Finding.OlderHostSilent(LAN, GROUP, HOST, TWICE));

        assertThat(diagnosis.type()).isEqualTo("older-host-silent");
        assertThat(diagnosis.severity()).isEqualTo(Severity.WARNING);
        assertThat(diagnosis.interfaceName()).contains(LAN);
        assertThat(diagnosis.message()).contains("192.168.1.7", "eth1", "239.1.1.1", "8 bytes");
        assertThat(diagnosis.remedy())
                .isEqualTo("curl -X PATCH -H 'Content-Type: application/json'"
                        + " localhost:8080/api/v1/interfaces/eth1 -d '{\"igmpVersion\": 2}'");
        assertThat(diagnosis.occurrences()).contains(TWICE);
    }

    @Test
    void silentLinkIsAnErrorOnceHostsHaveJoined() {
        assertThat(texts.of(new Finding.NoQuerier(LAN, false, true)).severity()).isEqualTo(Severity.ERROR);
        assertThat(texts.of(new Finding.NoQuerier(LAN, false, false)).severity())
                .isEqualTo(Severity.WARNING);
        assertThat(texts.of(new Finding.NoQuerier(LAN, true, true)).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void otherVersionCanBeFollowedByAKey() {
        assertThat(texts.of(new Finding.OtherVersion(LAN, HOST, 2, 3, TWICE)).message())
                .contains("set igmpVersion to its version");
    }

    @Test
    void switchWithoutAddressIsNamedAsSuch() {
        String message = texts.of(new Finding.OtherVersion(Situations.WAN, Ipv4Address.UNSPECIFIED, 2, 2, TWICE))
                .message();

        assertThat(message)
                .contains("switch without an address (0.0.0.0) on eth0 queries in IGMPv2", "answers in that version")
                .doesNotContain("router of the link", "upgrade");
    }

    @Test
    void routerThatIsFollowedIsNotContradicted() {
        assertThat(texts.of(new Finding.OtherVersion(LAN, HOST, 2, 2, TWICE)).message())
                .contains("queries in IGMPv2, and the proxy follows it");
    }

    /** Applying all remedies one after the other must not end forwarding. */
    @ParameterizedTest
    @EnumSource(
            value = QuerierStanding.class,
            names = {"FOREIGN", "NOT_LISTED"})
    void routerThatWouldWinIsLookedForAndNotListed(QuerierStanding standing) {
        for (Diagnosis diagnosis : findings(standing, "192.168.9.1", "10.9.9.9")) {
            assertThat(diagnosis.message())
                    .contains("192.168.9.1, 10.9.9.9", "Do not list them", "forwardWhenNotQuerier");
            assertThat(diagnosis.remedy())
                    .isEqualTo("timeout 300 tcpdump -c 1 -eni eth1"
                            + " 'igmp and (src host 192.168.9.1 or src host 10.9.9.9)'");
        }
    }

    @Test
    void routerThatWouldLoseIsListedBesideTheNetworksOfTheLink() {
        for (Diagnosis diagnosis : findings(QuerierStanding.FOREIGN, "192.168.9.1", "192.168.9.2")) {
            assertThat(diagnosis.remedy())
                    .contains("{\"querierAllowList\": [\"192.168.1.0/24\", \"192.168.9.1/32\", \"192.168.9.2/32\"]}");
        }
    }

    @Test
    void routerIsListedWhereForwardingDoesNotDependOnIt() {
        FindingTexts forwarding = new FindingTexts(
                ConfigurationReader.read(Map.of("interfaces", Map.of("eth1", Map.of("forwardWhenNotQuerier", true)))));

        assertThat(forwarding
                        .of(new QuerierIgnored(LAN, routers(QuerierStanding.FOREIGN, "10.9.9.9"), false, TWICE))
                        .remedy())
                .contains("[\"192.168.1.0/24\", \"10.9.9.9/32\"]");
    }

    @Test
    void routerUpstreamIsListed() {
        Diagnosis diagnosis = texts.of(
                new QuerierIgnored(Situations.WAN, routers(QuerierStanding.FOREIGN, "192.0.2.1"), true, TWICE));

        assertThat(diagnosis.message()).contains("192.0.2.1", "eth0", "in no network of the interface", "30 s or more");
        assertThat(diagnosis.remedy()).contains("\"192.0.2.1/32\"]");
    }

    @Test
    void addressOfNoRouterIsLookedFor() {
        for (Diagnosis diagnosis : findings(QuerierStanding.NO_HOST, "192.168.1.255")) {
            assertThat(diagnosis.remedy()).startsWith("timeout 300 tcpdump -c 1 -eni eth1 ");
        }
    }

    private List<Diagnosis> findings(QuerierStanding standing, String... addresses) {
        return List.of(
                texts.of(new QuerierIgnored(LAN, routers(standing, addresses), false, TWICE)),
                texts.of(new QuerierRefused(LAN, routers(standing, addresses), TWICE)));
    }

    private static OtherRouters routers(QuerierStanding standing, String... addresses) {
        return new OtherRouters(
                Stream.of(addresses).map(Ipv4Address::of).toList(),
                standing,
                List.of(Ipv4Prefix.of("192.168.1.0/24")),
                Ipv4Address.of("192.168.1.1"));
    }
}
