package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.FakeSystemProbe;
import net.igmpproxy.runtime.probe.IgmpListener.Heard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilteredHostsTest {
    private static final Ipv4Address FOREIGN = Ipv4Address.of("192.0.2.1");

    private final FakeSystemProbe probe = new FakeSystemProbe();
    private final List<Link> listening = new ArrayList<>();
    private final List<Heard> coming = new ArrayList<>();
    private final FilteredHosts hosts = new FilteredHosts(this::listen, probe);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void routesTheWorldToTheLan() {
        probe.route("172.16.0.0/24", WAN);
        probe.route("0.0.0.0/0", LAN);
        coming.add(new Heard(WAN, FOREIGN));
        coming.add(new Heard(WAN, Ipv4Address.of("172.16.0.1")));
        coming.add(new Heard(WAN, Ipv4Address.UNSPECIFIED));
    }

    @Test
    void strictFilterDropsRoutersThatAreRoutedElsewhere() {
        probe.filter(WAN, 1);

        assertThat(look()).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.type()).isEqualTo("reverse-path-filter");
            assertThat(diagnosis.interfaceName()).contains(WAN);
            assertThat(diagnosis.severity()).isEqualTo(Severity.WARNING);
            assertThat(diagnosis.message())
                    .contains("192.0.2.1", "eth0", "rp_filter is 1", "queries")
                    .doesNotContain("172.16.0.1", "0.0.0.0");
            assertThat(diagnosis.remedy()).isEqualTo("sysctl -w net.ipv4.conf.eth0.rp_filter=2");
        });
        assertThat(listening).extracting(Link::name).containsExactly(WAN);
    }

    @Test
    void looseFilterDropsOnlyWhatHasNoRoute() {
        probe.filter(WAN, 2);

        assertThat(look()).isEmpty();
    }

    @Test
    void nothingIsListenedToWithoutAFilter() {
        assertThat(look()).isEmpty();
        assertThat(listening).isEmpty();
    }

    @Test
    void hostIsForgottenThatHasNotBeenHeardForTenMinutes() {
        probe.filter(WAN, 1);
        look();
        coming.clear();

        now = now.plus(Duration.ofMinutes(10));

        assertThat(look()).isEmpty();
    }

    private List<Diagnosis> look() {
        Situation situation = Situations.withoutAltSubnets();
        hosts.look(situation, now);
        return new KernelSettingsCheck(probe, hosts).look(situation).toList();
    }

    private List<Heard> listen(List<Link> inputs) {
        listening.clear();
        listening.addAll(inputs);
        List<InterfaceName> names = inputs.stream().map(Link::name).toList();
        return coming.stream().filter(heard -> names.contains(heard.input())).toList();
    }
}
