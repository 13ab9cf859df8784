package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.engine.Finding;
import net.igmpproxy.core.engine.Finding.Occurrences;
import net.igmpproxy.core.querier.QuerierStanding;
import org.junit.jupiter.api.Test;

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
    void remedyForAnIgnoredRouterListsItBesideTheNetworksOfTheLink() {
        Finding.OtherRouter router = new Finding.OtherRouter(
                Ipv4Address.of("10.99.0.2"), QuerierStanding.FOREIGN, List.of(Ipv4Prefix.of("192.168.1.0/24")));

        Diagnosis diagnosis = texts.of(new Finding.QuerierIgnored(LAN, router, false, TWICE));

        assertThat(diagnosis.message()).contains("10.99.0.2", "eth1", "in no network of the interface");
        assertThat(diagnosis.remedy()).contains("[\"192.168.1.0/24\", \"10.99.0.2/32\"]");
    }
}
