package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.MfcEntry;
import net.igmpproxy.core.forwarding.MfcKey;
import net.igmpproxy.core.forwarding.VifTtls;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    private static final InterfaceName ETH0 = new InterfaceName("eth0");
    private static final InterfaceName ETH1 = new InterfaceName("eth1");
    private static final InterfaceName ETH2 = new InterfaceName("eth2");
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address S1 = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address S2 = Ipv4Address.of("10.0.0.2");
    private static final VifTtls TO_1 = VifTtls.none().with(1, 1);
    private static final VifTtls TO_BOTH = TO_1.with(2, 1);

    /** Two startup queries 31.25 s apart, and 10 s to answer. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMillis(41_250);

    @Test
    void aVifBelongsToTheInterfaceOfItsIndex() {
        assertThat(adopt().vifs())
                .isEqualTo(Map.of(
                        ETH0,
                        new VifAssignment(0, 10),
                        ETH1,
                        new VifAssignment(1, 11),
                        ETH2,
                        new VifAssignment(2, 12)));
    }

    @Test
    void aWildcardIsWantedFromEverySource() {
        EngineState state = adopt(entry(Ipv4Address.UNSPECIFIED, TO_BOTH.with(0, 1)));

        assertThat(state.memberships())
                .extracting(GroupMembership::interfaceName)
                .containsExactly(ETH1, ETH2);
        assertThat(state.memberships()).allSatisfy(membership -> {
            assertThat(membership.group()).isEqualTo(GROUP);
            assertThat(membership.filterMode()).isEqualTo(FilterMode.EXCLUDE);
            assertThat(membership.groupTimer()).contains(UNTIL_ANSWERED);
            assertThat(membership.sources()).isEmpty();
        });
        assertThat(state.sources()).isEmpty();
    }

    @Test
    void anExactEntryIsWantedFromItsSource() {
        EngineState state = adopt(entry(S1, TO_1));

        GroupMembership membership = state.memberships().get(0);
        assertThat(state.memberships()).hasSize(1);
        assertThat(membership.interfaceName()).isEqualTo(ETH1);
        assertThat(membership.filterMode()).isEqualTo(FilterMode.INCLUDE);
        assertThat(membership.groupTimer()).isEmpty();
        assertThat(membership.sources()).containsExactly(new SourceTimer(S1, UNTIL_ANSWERED));
        assertThat(state.sources()).singleElement().satisfies(seen -> {
            assertThat(seen.source()).isEqualTo(S1);
            assertThat(seen.flow().vif()).isZero();
        });
    }

    @Test
    void anExactEntryBesideAWildcardIsAnException() {
        EngineState state =
                adopt(entry(Ipv4Address.UNSPECIFIED, TO_1.with(0, 1)), entry(S1, VifTtls.none()), entry(S2, TO_BOTH));

        assertThat(state.memberships())
                .extracting(GroupMembership::interfaceName)
                .containsExactly(ETH1, ETH2);
        GroupMembership first = state.memberships().get(0);
        assertThat(first.filterMode()).isEqualTo(FilterMode.EXCLUDE);
        assertThat(first.sources())
                .containsExactly(new SourceTimer(S1, Duration.ZERO), new SourceTimer(S2, UNTIL_ANSWERED));
        GroupMembership second = state.memberships().get(1);
        assertThat(second.filterMode()).isEqualTo(FilterMode.INCLUDE);
        assertThat(second.sources()).containsExactly(new SourceTimer(S2, UNTIL_ANSWERED));
    }

    @Test
    void aNegativeEntryIsASourceThatNobodyWants() {
        EngineState state = adopt(entry(S1, VifTtls.none()));

        assertThat(state.memberships()).isEmpty();
        assertThat(state.sources()).hasSize(1);
    }

    private static MfcEntry entry(Ipv4Address source, VifTtls ttls) {
        return new MfcEntry(new MfcKey(source, GROUP.address()), 0, ttls);
    }

    private static EngineState adopt(MfcEntry... entries) {
        ProxyConfiguration configuration = ProxyConfiguration.EMPTY.withInterfaces(new TreeMap<>(Map.of(
                ETH0, InterfaceConfiguration.of(Role.UPSTREAM),
                ETH1, InterfaceConfiguration.of(Role.DOWNSTREAM),
                ETH2, InterfaceConfiguration.of(Role.DOWNSTREAM))));
        List<Link> links = List.of(link(10, ETH0), link(11, ETH1), link(12, ETH2));
        return Adoption.of(configuration, links, Map.of(0, 10, 1, 11, 2, 12, 5, 99), List.of(entries), 0);
    }

    private static Link link(int index, InterfaceName name) {
        return new Link(index, name, true, 1500, List.of());
    }
}
