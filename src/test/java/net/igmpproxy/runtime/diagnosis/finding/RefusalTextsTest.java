package net.igmpproxy.runtime.diagnosis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.core.engine.finding.Finding.RefusedHosts;
import net.igmpproxy.core.engine.finding.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {
    private static final InterfaceName LAN = new InterfaceName("eth1");
    private static final GroupAddress GROUP = GroupAddress.of("239.255.1.1");

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalNamesHostsInterfaceAndRemedy(Refusal refusal) {
        Diagnosis diagnosis = diagnosis(GroupPolicy.ALLOW_ALL, refusal, 2, "192.168.1.20", "192.168.1.21");

        assertThat(diagnosis.message()).contains("192.168.1.20, 192.168.1.21", "eth1");
        assertThat(diagnosis.remedy()).contains("eth1");
        assertThat(diagnosis.interfaceName()).contains(LAN);
        assertThat(diagnosis.occurrences()).isPresent();
    }

    @Test
    void switchesAreProposedForChecks() {
        assertThat(remedy(GroupPolicy.ALLOW_ALL, Refusal.ROUTER_ALERT_MISSING))
                .contains("{\"requireRouterAlert\": false}");
        assertThat(remedy(GroupPolicy.ALLOW_ALL, Refusal.TTL)).contains("{\"requireTtl1\": false}");
        assertThat(remedy(GroupPolicy.ALLOW_ALL, Refusal.FOREIGN_HOST)).contains("192.168.1.0/24");
    }

    @Test
    void deniedGroupIsTakenFromTheDeniedOnes() {
        GroupPolicy policy =
                new GroupPolicy(List.of(), List.of(Ipv4Prefix.of("239.255.0.0/16"), Ipv4Prefix.of("239.1.0.0/16")));

        assertThat(remedy(policy, Refusal.GROUP_DENIED)).contains("{\"deniedGroups\": [\"239.1.0.0/16\"]}");
    }

    @Test
    void groupThatIsNotAllowedIsAddedToTheAllowedOnes() {
        GroupPolicy policy = new GroupPolicy(List.of(Ipv4Prefix.of("239.1.0.0/16")), List.of());

        assertThat(remedy(policy, Refusal.GROUP_DENIED))
                .contains("{\"allowedGroups\": [\"239.1.0.0/16\", \"239.255.1.1/32\"], \"deniedGroups\": []}");
    }

    @Test
    void addressWithoutDhcpIsExplained() {
        assertThat(diagnosis(GroupPolicy.ALLOW_ALL, Refusal.FOREIGN_HOST, 1, "169.254.3.4")
                        .message())
                .contains("DHCP");
    }

    @Test
    void subnetsOfAllOtherHostsAreProposedBesideOneWithoutDhcp() {
        Diagnosis diagnosis =
                diagnosis(GroupPolicy.ALLOW_ALL, Refusal.FOREIGN_HOST, 3, "10.5.5.5", "169.254.3.4", "10.6.6.6");

        assertThat(diagnosis.message()).contains("an address of the link", "DHCP");
        assertThat(diagnosis.remedy())
                .contains("{\"subnet\": \"10.5.5.0/24\"}", "{\"subnet\": \"10.6.6.0/24\"}")
                .doesNotContain("169.254");
    }

    @Test
    void oneSubnetIsProposedOnce() {
        assertThat(diagnosis(GroupPolicy.ALLOW_ALL, Refusal.FOREIGN_HOST, 2, "10.5.5.5", "10.5.5.6")
                        .remedy())
                .containsOnlyOnce("subnet\"")
                .contains("10.5.5.0/24");
    }

    @Test
    void oneDamagedMessageIsAnAccident() {
        assertThat(diagnosis(GroupPolicy.ALLOW_ALL, Refusal.DAMAGED, 1, "192.168.1.20")
                        .severity())
                .isEqualTo(Severity.INFO);
        assertThat(diagnosis(GroupPolicy.ALLOW_ALL, Refusal.DAMAGED, 2, "192.168.1.20")
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    private static String remedy(GroupPolicy policy, Refusal refusal) {
        return diagnosis(policy, refusal, 2, "192.168.1.20").remedy();
    }

    private static Diagnosis diagnosis(GroupPolicy policy, Refusal refusal, long count, String... hosts) {
        ProxyConfiguration configuration = ProxyConfiguration.EMPTY.withInterfaces(new TreeMap<>(
                Map.of(LAN, InterfaceConfiguration.of(Role.DOWNSTREAM).withPolicy(policy))));
        RefusedHosts refused =
                new RefusedHosts(Arrays.stream(hosts).map(Ipv4Address::of).toList(), Optional.of(GROUP));
        return new RefusalTexts(configuration)
                .of(new IgmpRefused(
                        LAN, refusal, "label", refused, new Occurrences(count, Duration.ofSeconds(9), Duration.ZERO)));
    }
}
