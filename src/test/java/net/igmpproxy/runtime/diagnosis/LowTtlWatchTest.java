package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.SOURCE;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.membership;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.StreamSampler.Sample;
import org.junit.jupiter.api.Test;

class LowTtlWatchTest {
    private static final Instant START = Instant.parse("2026-01-31T18:00:00Z");

    private final List<Sample> arriving = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final LowTtlWatch watch = new LowTtlWatch((inputs, maxTtl) -> {
        asked.add(maxTtl);
        return List.copyOf(arriving);
    });

    @Test
    void streamThatIsWantedIsToldForTenMinutesWithItsNumbers() {
        arriving.add(new Sample(WAN, SOURCE, GROUP.address(), 1));
        arriving.add(new Sample(WAN, SOURCE, GROUP.address(), 1));
        look(0);
        look(30);
        arriving.clear();

        assertThat(look(60)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.interfaceName()).contains(LAN);
            assertThat(diagnosis.severity()).isEqualTo(Severity.ERROR);
            assertThat(diagnosis.message()).contains("(10.0.0.5,239.1.1.1)", "TTL of 1", "above 1 ");
            assertThat(diagnosis.remedy())
                    .isEqualTo(
                            "nft 'add table netdev igmp_proxy_ttl; add chain netdev igmp_proxy_ttl raise { type filter"
                                    + " hook ingress device \"eth0\" priority 0; }; add rule netdev igmp_proxy_ttl raise ip saddr"
                                    + " 10.0.0.5 ip daddr 239.1.1.1 ip ttl set 64'");
            assertThat(diagnosis.occurrences())
                    .contains(new Occurrences(4, Duration.ofSeconds(60), Duration.ofSeconds(30)));
        });
        assertThat(look(629)).hasSize(1);
        assertThat(look(630)).isEmpty();
    }

    @Test
    void onlyTtlsThatTheThresholdKeepsBackAreAskedForAndTold() {
        arriving.add(new Sample(WAN, SOURCE, GROUP.address(), 2));

        assertThat(look(0)).isEmpty();
        assertThat(asked).containsExactly(1);
    }

    @Test
    void streamThatNobodyWantsIsNotTold() {
        arriving.add(new Sample(WAN, SOURCE, Ipv4Address.of("239.9.9.9"), 1));

        assertThat(look(0)).isEmpty();
    }

    @Test
    void streamOfAnotherDownstreamInterfaceIsReported() {
        InterfaceName other = new InterfaceName("eth2");
        arriving.add(new Sample(other, SOURCE, GROUP.address(), 1));
        arriving.add(new Sample(LAN, SOURCE, Ipv4Address.of("239.2.2.2"), 1));
        Situation situation = new Situation(
                Situations.configuration("10.0.0.0/23"),
                List.of(
                        Situations.wan("172.16.0.2/24"),
                        Situations.lan("192.168.1.1/24"),
                        Situations.status(other, Role.DOWNSTREAM, InterfaceStatus.State.ACTIVE, "192.168.2.1/24")),
                List.of(membership(GROUP, Duration.ofMinutes(1))),
                List.of());

        assertThat(watch.look(situation, START)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.interfaceName()).contains(LAN);
            assertThat(diagnosis.message()).contains("arrive on eth2 with a TTL of 1");
            assertThat(diagnosis.remedy()).contains("device \"eth2\"");
        });
    }

    @Test
    void streamOfTheMembersOwnLinkIsNotReported() {
        arriving.add(new Sample(LAN, SOURCE, GROUP.address(), 1));

        assertThat(look(0)).isEmpty();
    }

    @Test
    void nothingIsWatchedWhereNobodyWantsAnything() {
        assertThat(watch.look(Situations.of(Situations.wan("172.16.0.2/24"), Situations.lan("192.168.1.1/24")), START))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    private List<Diagnosis> look(int second) {
        return watch.look(Situations.of(List.of(membership(GROUP, Duration.ofMinutes(1)))), START.plusSeconds(second));
    }
}
