package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.Finding.IgmpRefused;
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
