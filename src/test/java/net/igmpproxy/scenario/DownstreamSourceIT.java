package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.StreamBuilder;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets of downstream sources are forwarded upstream and to the other downstream links (RFC 4605 section 4.2). */
@NetworkNamespaces
class DownstreamSourceIT {
    private static final List<String> ALT_SUBNETS = List.of("10.0.0.0/23", "0.0.0.0/0");

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    private final Host sender = lab.lan(1).host("sender", IgmpVersion.V3);
    private final Host neighbour = lab.lan(1).host("neighbour", IgmpVersion.V3);
    private final Host viewer = lab.lan(2).host("viewer", IgmpVersion.V3);

    /** Runs with one admitted network, and with all, for which the kernel uses wildcard entries. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void reachesUpstreamAndTheOtherLanOnceEach(int altSubnet) {
        lab.configure(ProxyConfig.vyosExample().withAltSubnets("eth0", ALT_SUBNETS.get(altSubnet)));
        String group = "239.7.1." + altSubnet;
        neighbour.join(group);
        Subscription subscription = viewer.join(group);

        try (MulticastStream stream = sender.stream(group).start()) {
            stream.awaitSent(1);
            subscription.awaitPackets(100);
            Capture atViewer = viewer.capture();
            Capture upstream = lab.upstream().capture();
            Capture atNeighbour = neighbour.capture();

            assertArrivesOnce(atViewer, group, StreamBuilder.TTL - 1);
            assertArrivesOnce(upstream, group, StreamBuilder.TTL - 1);
            assertArrivesOnce(atNeighbour, group, StreamBuilder.TTL);
        }
    }

    private void assertArrivesOnce(Capture capture, String group, int ttl) {
        Reception reception = capture.stream(sender.address(), group);
        reception.await(500);
        assertThat(reception.lost()).isZero();
        assertThat(reception.duplicates()).isZero();
        assertThat(capture.ttls(sender.address(), group)).containsExactly(ttl);
    }
}
