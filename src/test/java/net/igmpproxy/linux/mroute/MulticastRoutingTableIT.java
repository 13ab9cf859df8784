package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.linux.Star;
import net.igmpproxy.runtime.port.IgmpSocket.Upcall;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.MulticastRoutes;
import net.igmpproxy.runtime.port.TrafficCounters;
import net.igmpproxy.runtime.port.TrafficCounters.MfcCounters;
import net.igmpproxy.runtime.port.TrafficCounters.VifCounters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests with VIF 0 upstream and VIFs 1 and 2 downstream. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class MulticastRoutingTableIT {
    private static final String GROUP = "239.1.1.1";
    private static final String MARKER_GROUP = "239.9.9.9";
    private static final String UPSTREAM_SOURCE = "10.9.0.2";
    private static final String ANY = "0.0.0.0";
    /** Bytes of headers: 20 for IP, 8 for UDP. */
    private static final int HEADERS = 28;

    @AutoClose
    private final Star star = new Star(3);

    private final Kernel kernel = star.openKernel();
    private final MulticastRoutes routes = kernel.routes();
    private final TrafficCounters traffic = kernel.traffic();

    @BeforeEach
    void addVifs() {
        for (int vif = 0; vif < 3; vif++) {
            routes.addVif(vif, Star.link(kernel, vif), 1);
        }
    }

    private static MfcKey key(String origin, String group) {
        return new MfcKey(Ipv4Address.of(origin), Ipv4Address.of(group));
    }

    private static MfcEntry entry(String origin, String group, int parent, int... outgoing) {
        VifTtls ttls = VifTtls.none();
        for (int vif : outgoing) {
            ttls = ttls.with(vif, 1);
        }
        return new MfcEntry(key(origin, group), parent, ttls);
    }

    private static Predicate<RecordingReceiver> upcall(Upcall type, int vif, String source, String group) {
        return receiver -> receiver.upcalls().contains(RecordingReceiver.upcall(type, vif, source, group));
    }

    @Test
    void forwardsASourceByAnExactEntry() {
        star.host(1).join(GROUP);
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1));
        star.host(0).send(GROUP, "exact");
        assertThat(star.host(1).receive()).isEqualTo("exact");
    }

    @Test
    void forwardsEverySourceByAWildcardEntryWithoutAnUpcall() {
        star.host(1).join(GROUP);
        star.host(2).join(GROUP);
        routes.install(entry(ANY, GROUP, 0, 0, 1, 2));
        star.host(0).send(GROUP, "wildcard");
        assertThat(star.host(1).receive()).isEqualTo("wildcard");
        assertThat(star.host(2).receive()).isEqualTo("wildcard");
        RecordingReceiver receiver = new RecordingReceiver();
        kernel.igmp().receive(receiver);
        assertThat(receiver.upcalls()).isEmpty();
    }

    @Test
    void dropsASourceByANegativeEntryInSpiteOfAWildcard() {
        star.host(1).join(GROUP);
        star.host(1).join(MARKER_GROUP);
        routes.install(entry(ANY, GROUP, 0, 0, 1));
        routes.install(entry(ANY, MARKER_GROUP, 0, 0, 1));
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0));
        star.host(0).send(GROUP, "refused");
        star.host(0).send(MARKER_GROUP, "marker");
        assertThat(star.host(1).receive()).isEqualTo("marker");
    }

    @Test
    void replacesAndRemovesEntries() {
        star.host(1).join(GROUP);
        star.host(2).join(GROUP);
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1));
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 2));
        star.host(0).send(GROUP, "replaced");
        assertThat(star.host(2).receive()).isEqualTo("replaced");
        routes.remove(entry(UPSTREAM_SOURCE, GROUP, 0));
        routes.remove(entry(UPSTREAM_SOURCE, GROUP, 0));
        routes.remove(entry(ANY, GROUP, 0));
        assertThat(traffic.routes()).isEmpty();
    }

    @Test
    void keepsThePacketOfANoCacheUpcallUntilTheEntryIsThere() {
        star.host(1).join(GROUP);
        star.host(0).send(GROUP, "queued");
        Star.receive(kernel, upcall(Upcall.NO_CACHE, 0, UPSTREAM_SOURCE, GROUP));
        assertThat(traffic.routes())
                .containsExactly(new MfcCounters(
                        RouteReading.absent(key(UPSTREAM_SOURCE, GROUP), RouteReading.UNKNOWN_PARENT), 0, 0, 0));
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1));
        assertThat(star.host(1).receive()).isEqualTo("queued");
    }

    @Test
    void raisesAnUpcallForAPacketThatComesInOnAnOutgoingVif() {
        routes.install(entry(ANY, GROUP, 0, 0, 1, 2));
        star.host(2).send(GROUP, "wrong way");
        Star.receive(kernel, upcall(Upcall.WRONG_VIF, 2, "10.9.2.2", GROUP));
        assertThat(traffic.routes())
                .containsExactly(
                        new MfcCounters(RouteReading.present(entry(ANY, GROUP, 0, 0, 1, 2)), 1, HEADERS + 9, 1));
    }

    @Test
    void readsHowManyPacketsAnEntryHasMatched() {
        assertThat(routes.counts(key(UPSTREAM_SOURCE, GROUP))).isEmpty();
        star.host(1).join(GROUP);
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1));
        assertThat(routes.counts(key(UPSTREAM_SOURCE, GROUP))).contains(PacketCounts.NONE);
        star.host(0).send(GROUP, "one");
        star.host(0).send(GROUP, "two");
        star.host(1).receive();
        star.host(1).receive();
        assertThat(routes.counts(key(UPSTREAM_SOURCE, GROUP))).contains(new PacketCounts(2, 0));
        routes.install(entry("10.9.2.2", GROUP, 0, 1));
        star.host(2).send(GROUP, "wrong way");
        Star.receive(kernel, upcall(Upcall.WRONG_VIF, 2, "10.9.2.2", GROUP));
        assertThat(routes.counts(key("10.9.2.2", GROUP))).contains(new PacketCounts(0, 1));
    }

    @Test
    void arrivalVifKeepsAWildcardEntryFromMatchingWhatItsMembersSend() {
        routes.addArrivalVif(29, Star.link(kernel, 2));
        star.host(0).join(GROUP);
        routes.install(entry(ANY, GROUP, 0, 0, 1, 2));
        star.host(2).send(GROUP, "held");
        Star.receive(kernel, upcall(Upcall.NO_CACHE, 29, "10.9.2.2", GROUP));
        routes.install(entry("10.9.2.2", GROUP, 2, 0));
        assertThat(star.host(0).receive()).isEqualTo("held");
    }

    @Test
    void entriesReferToTheFirstVifOfAnInterface() {
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1, 2));
        routes.addArrivalVif(29, Star.link(kernel, 2));
        routes.addArrivalVif(30, Star.link(kernel, 1));
        assertThat(routes.takeOver().vifs()).containsOnlyKeys(0, 1, 2, 29, 30);
        assertThat(routes.takeOver().entries()).containsExactly(entry(UPSTREAM_SOURCE, GROUP, 0, 1, 2));
        routes.deleteVif(29);
        assertThat(routes.vifs()).containsOnlyKeys(0, 1, 2, 30);
        assertThat(routes.takeOver().entries()).containsExactly(entry(UPSTREAM_SOURCE, GROUP, 0, 1, 2));
    }

    @Test
    void reportsAPacketOnAnInterfaceThatItsEntryDoesNotForwardTo() {
        routes.install(entry("10.9.2.2", GROUP, 1, 0));
        star.host(2).send(GROUP, "moved");
        Star.receive(kernel, upcall(Upcall.WRONG_VIF, 2, "10.9.2.2", GROUP));
    }

    @Test
    void sendsWhatDownstreamHostsSendUpstreamAndToTheOthersByTheWildcardOfAllGroups() {
        star.host(0).join(GROUP);
        star.host(2).join(GROUP);
        routes.install(entry(ANY, GROUP, 0, 0, 1, 2));
        routes.install(entry(ANY, ANY, 0, 0, 1, 2));
        star.host(1).send(GROUP, "from downstream");
        assertThat(star.host(0).receive()).isEqualTo("from downstream");
        assertThat(star.host(2).receive()).isEqualTo("from downstream");
    }

    @Test
    void countsPacketsAndOctetsOfEachEntry() {
        star.host(1).join(GROUP);
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1));
        routes.install(entry(ANY, MARKER_GROUP, 2, 1, 2));
        for (String text : List.of("1", "22", "333")) {
            star.host(0).send(GROUP, text);
            assertThat(star.host(1).receive()).isEqualTo(text);
        }
        assertThat(traffic.routes())
                .containsExactlyInAnyOrder(
                        new MfcCounters(
                                RouteReading.present(entry(UPSTREAM_SOURCE, GROUP, 0, 1)), 3, 3 * HEADERS + 6, 0),
                        new MfcCounters(RouteReading.present(entry(ANY, MARKER_GROUP, 2, 1, 2)), 0, 0, 0));
    }

    @Test
    void countsPacketsAndOctetsOfEachVif() {
        star.host(1).join(GROUP);
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1));
        star.host(0).send(GROUP, "12345");
        assertThat(star.host(1).receive()).isEqualTo("12345");
        assertThat(traffic.vifs())
                .containsExactlyInAnyOrder(
                        new VifCounters(0, 1, 0, HEADERS + 5, 0),
                        new VifCounters(1, 0, 1, 0, HEADERS + 5),
                        new VifCounters(2, 0, 0, 0, 0));
        routes.deleteVif(2);
        assertThat(traffic.vifs()).extracting(VifCounters::vif).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void countsThousandsOfEntriesInOneDump() {
        int entries = 3_000;
        for (int i = 0; i < entries; i++) {
            routes.install(entry(ANY, new Ipv4Address(0xef020000 + i).toString(), 0, 0, 1));
        }
        assertThat(traffic.routes())
                .hasSize(entries)
                .extracting(MfcCounters::parent)
                .containsOnly(0);
    }

    @Test
    void deletesAVifTwiceAndOneWhoseInterfaceIsGone() {
        routes.deleteVif(1);
        routes.deleteVif(1);
        star.router().ip("link delete v2");
        routes.deleteVif(2);
        routes.addVif(1, Star.link(kernel, 1), 1);
    }

    @Test
    void takesTheNumberOfAVifThatAnotherInterfaceHas() {
        routes.addVif(1, Star.link(kernel, 2), 1);
        assertThat(routes.vifs()).containsEntry(1, Star.link(kernel, 2).index());
        routes.addVif(1, Star.link(kernel, 2), 1);
        assertThat(routes.vifs()).containsEntry(1, Star.link(kernel, 2).index());
    }

    @Test
    void entriesWhoseParentHasGoneAreThereAndCanBeRemoved() {
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 2, 1));
        routes.install(entry(ANY, MARKER_GROUP, 2, 1));
        routes.deleteVif(2);

        List<RouteReading> readings = routes.readings();
        assertThat(traffic.routes()).extracting(MfcCounters::route).containsExactlyElementsOf(readings);
        assertThat(readings)
                .extracting(RouteReading::key)
                .containsExactlyInAnyOrder(key(UPSTREAM_SOURCE, GROUP), key(ANY, MARKER_GROUP));
        assertThat(readings)
                .allMatch(reading -> reading.parent() == RouteReading.UNKNOWN_PARENT
                        && reading.ttls().equals(Optional.of(VifTtls.none().with(1, 1))));
        assertThat(routes.takeOver().entries()).isEmpty();

        readings.forEach(reading -> reading.removals(routes.vifs()::containsKey).forEach(routes::remove));
        assertThat(traffic.routes()).isEmpty();
    }

    @Test
    void vifWithTheHighestThresholdIsReadAsItWasSet() {
        VifTtls ttls = VifTtls.none().with(1, 1).with(2, 255);
        routes.install(new MfcEntry(key(UPSTREAM_SOURCE, GROUP), 0, ttls));

        assertThat(routes.takeOver().entries()).containsExactly(new MfcEntry(key(UPSTREAM_SOURCE, GROUP), 0, ttls));
    }

    @Test
    void secondVifOfAnInterfaceShowsInWhatIsRead() {
        routes.addArrivalVif(30, Star.link(kernel, 1));
        routes.install(entry(UPSTREAM_SOURCE, GROUP, 0, 1, 30));
        assertThat(routes.takeOver().entries()).containsExactly(entry(UPSTREAM_SOURCE, GROUP, 0, 1, 30));

        routes.install(entry(ANY, MARKER_GROUP, 30, 0));
        routes.remove(entry(ANY, MARKER_GROUP, 1));
        assertThat(routes.takeOver().entries()).containsExactly(entry(UPSTREAM_SOURCE, GROUP, 0, 1, 30));
    }
}
