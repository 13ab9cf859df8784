package net.igmpproxy.core.engine.finding;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.ProxyInVirtualTime;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");

    private final ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration("0.0.0.0/0"), links());

    @Test
    void foreignHostsAreNamedWithTheirGroup() {
        proxy.receive(1, "172.16.0.1", new ReportV2(GROUP));
        proxy.receive(1, "172.16.0.2", new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, List.of()))));
        proxy.receive(2, "192.168.2.20", new ReportV2(GROUP));

        assertThat(refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.interfaceName().value()).isEqualTo("eth1");
            assertThat(refused.refusal()).isEqualTo(Refusal.FOREIGN_HOST);
            assertThat(refused.hosts().examples())
                    .containsExactly(Ipv4Address.of("172.16.0.2"), Ipv4Address.of("172.16.0.1"));
            assertThat(refused.hosts().group()).contains(GROUP);
            assertThat(refused.occurrences().count()).isEqualTo(2);
        });
    }

    @Test
    void onlyTheLastHostsAreRemembered() {
        IntStream.range(1, 200).forEach(i -> proxy.receive(1, "172.16.0." + i, new ReportV2(GROUP)));

        assertThat(refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.hosts().examples()).hasSize(3).startsWith(Ipv4Address.of("172.16.0.199"));
            assertThat(refused.occurrences().count()).isEqualTo(199);
        });
    }

    @Test
    void whatDoesNotLastIsForgotten() {
        proxy.receive(1, "172.16.0.1", new ReportV2(GROUP));

        proxy.pass(Duration.ofMinutes(11));

        assertThat(refusals()).isEmpty();
    }

    @Test
    void hostsThatAreAdmittedNowAreForgotten() {
        proxy.receive(1, "172.16.0.1", new ReportV2(GROUP));
        proxy.receive(1, "169.254.3.3", new ReportV2(GROUP));

        proxy.configure(admittingToLan("172.16.0.0/24"));
        assertThat(refusals())
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.hosts().examples()).containsExactly(Ipv4Address.of("169.254.3.3")));

        proxy.configure(admittingToLan("172.16.0.0/24", "169.254.3.0/24"));
        assertThat(refusals()).isEmpty();
    }

    private static ProxyConfiguration admittingToLan(String... altSubnets) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces =
                new TreeMap<>(configuration("0.0.0.0/0").interfaces());
        interfaces.put(
                new InterfaceName("eth1"),
                InterfaceConfiguration.of(Role.DOWNSTREAM)
                        .withAltSubnets(
                                Stream.of(altSubnets).map(Ipv4Prefix::of).toList()));
        return ProxyConfiguration.EMPTY.withInterfaces(interfaces);
    }

    @Test
    void groupsThatAreNeverForwardedAreNoRefusal() {
        proxy.receive(1, "192.168.1.20", new ReportV2(GroupAddress.of("224.0.0.251")));

        assertThat(refusals()).isEmpty();
    }

    private List<IgmpRefused> refusals() {
        return proxy.engine().findings(proxy.now()).stream()
                .filter(IgmpRefused.class::isInstance)
                .map(IgmpRefused.class::cast)
                .toList();
    }
}
