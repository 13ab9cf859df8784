package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.FakeSystemProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelSettingsCheckTest {
    private static final String ADDRESS = "172.16.0.2/24";

    private final FakeSystemProbe probe = new FakeSystemProbe();

    @BeforeEach
    void routesTheAltSubnetToTheLan() {
        probe.route("0.0.0.0/0", WAN);
        probe.route("10.0.0.0/22", LAN);
    }

    @Test
    void strictFilterDropsSourcesThatAreRoutedElsewhere() {
        probe.filter(WAN, 1);

        assertThat(look(ADDRESS)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.type()).isEqualTo("reverse-path-filter");
            assertThat(diagnosis.severity()).isEqualTo(Severity.WARNING);
            assertThat(diagnosis.interfaceName()).contains(WAN);
            assertThat(diagnosis.message()).contains("10.0.0.0/23");
            assertThat(diagnosis.remedy()).isEqualTo("sysctl -w net.ipv4.conf.eth0.rp_filter=2");
        });
    }

    @Test
    void strictFilterDoesNoHarmWhileTheWayBackIsTheSame() {
        probe.filter(WAN, 1);
        probe.route("10.0.0.0/23", WAN);

        assertThat(look(ADDRESS)).extracting(Diagnosis::severity).containsExactly(Severity.INFO);
    }

    @Test
    void filterIsSwitchedOffWhereALooseOneWouldDropAsWell() {
        probe.reset();
        probe.filter(WAN, 1);

        assertThat(look(ADDRESS)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.severity()).isEqualTo(Severity.WARNING);
            assertThat(diagnosis.message()).contains("Add routes");
            assertThat(diagnosis.remedy())
                    .isEqualTo("sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth0.rp_filter=0");
        });
    }

    @Test
    void wordsAgreeWithTheNumberOfNetworks() {
        ProxyConfiguration two = Situations.configuration("10.0.0.0/23", "10.0.2.0/23");
        probe.filter(WAN, 1);
        assertThat(look(ADDRESS).get(0).message()).contains("10.0.0.0/23 is reached another way");
        assertThat(look(two).get(0).message()).contains("10.0.0.0/23, 10.0.2.0/23 are reached another way");

        probe.reset();
        probe.filter(WAN, 2);
        assertThat(look(ADDRESS).get(0).message()).contains("no route to the whole of it");
        assertThat(look(two).get(0).message()).contains("no route to the whole of each of them");
    }

    @Test
    void groupsInAltSubnetsNeedNoRoute() {
        probe.filter(WAN, 1);
        probe.route("10.0.0.0/23", WAN);

        assertThat(look(Situations.configuration("10.0.0.0/23", "239.0.0.0/8")))
                .extracting(Diagnosis::severity)
                .containsExactly(Severity.INFO);
        assertThat(look(Situations.configuration("239.0.0.0/8"))).isEmpty();
    }

    @Test
    void strictFilterMayDoHarmWhereTheRoutesAreNotKnown() {
        probe.filter(WAN, 1);
        probe.hideRoutes();

        assertThat(look(ADDRESS)).extracting(Diagnosis::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void strictFilterIsRightWhereOnlyNeighboursSend() {
        probe.filter(LAN, 1);

        assertThat(look(ADDRESS)).isEmpty();
    }

    @Test
    void looseFilterLetsPassWhatHasAnyRoute() {
        probe.filter(WAN, 2);

        assertThat(look(ADDRESS)).isEmpty();
    }

    @Test
    void looseFilterDropsWhatHasNoRouteBackThroughAnInterfaceWithoutAddress() {
        probe.filter(WAN, 2);

        assertThat(look()).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.severity()).isEqualTo(Severity.WARNING);
            assertThat(diagnosis.remedy())
                    .isEqualTo("sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth0.rp_filter=0");
        });
    }

    @Test
    void looseFilterDropsWhatHasNoRouteAtAll() {
        probe.reset();
        probe.filter(WAN, 2);

        assertThat(look(ADDRESS)).extracting(Diagnosis::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void unicastForwardingIsNoMatterOfMulticast() {
        probe.forwardUnicast(true);
        assertThat(look(ADDRESS)).isEmpty();

        probe.forwardUnicast(false);

        assertThat(look(ADDRESS)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.severity()).isEqualTo(Severity.INFO);
            assertThat(diagnosis.remedy()).isEqualTo("sysctl -w net.ipv4.ip_forward=1");
        });
    }

    private List<Diagnosis> look(ProxyConfiguration configuration) {
        Situation situation = new Situation(
                configuration,
                List.of(Situations.wan(ADDRESS), Situations.lan("192.168.1.1/24")),
                List.of(),
                List.of());
        return new KernelSettingsCheck(probe, new FilteredHosts(inputs -> List.of(), probe))
                .look(situation)
                .toList();
    }

    private List<Diagnosis> look(String... addresses) {
        InterfaceStatus wan = Situations.wan(addresses);
        return new KernelSettingsCheck(probe, new FilteredHosts(inputs -> List.of(), probe))
                .look(Situations.of(wan, Situations.lan("192.168.1.1/24")))
                .toList();
    }
}
