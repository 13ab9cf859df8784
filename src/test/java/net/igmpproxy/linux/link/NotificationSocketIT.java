package net.igmpproxy.linux.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.linux.Star;
import net.igmpproxy.linux.mroute.RecordingReceiver;
import net.igmpproxy.runtime.port.IgmpSocket.Upcall;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.LinkMonitor.Changes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests with VIF 0 upstream and VIFs 1 and 2 downstream. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class NotificationSocketIT {
    private static final String GROUP = "239.1.1.1";

    @AutoClose
    private final Star star = new Star(3);

    private final Kernel kernel = star.openKernel();
    private final Map<MfcKey, RouteReading> readings = new LinkedHashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private boolean complete = true;

    @BeforeEach
    void addVifs() {
        for (int vif = 0; vif < 3; vif++) {
            kernel.routes().addVif(vif, Star.link(kernel, vif), 1);
        }
    }

    private static MfcEntry entry(int number, int parent, int... outgoing) {
        VifTtls ttls = VifTtls.none();
        for (int vif : outgoing) {
            ttls = ttls.with(vif, 1);
        }
        return new MfcEntry(new MfcKey(Ipv4Address.of("10.9.0.2"), new Ipv4Address(0xef020000 + number)), parent, ttls);
    }

    private void read() {
        Changes changes = kernel.links().read();
        gone.addAll(changes.gone());
        complete &= changes.routes().complete();
        changes.routes().readings().forEach(reading -> readings.put(reading.key(), reading));
    }

    private void awaitReading(RouteReading expected) {
        Await.until("the notification", () -> {
            read();
            return expected.equals(readings.get(expected.key()));
        });
    }

    @Test
    void fiveThousandEntriesOfOneTurnOverrunNothing() {
        for (int number = 0; number < 5_000; number++) {
            kernel.routes().install(entry(number, 0, 1, 2));
            kernel.routes().remove(entry(number, 0, 1, 2));
            kernel.routes().install(entry(number, 0, 1));
        }

        assertThat(kernel.links().isPending()).isTrue();
        awaitReading(RouteReading.present(entry(4_999, 0, 1)));
        assertThat(complete).isTrue();
        assertThat(readings).hasSize(5_000);
        assertThat(readings.values())
                .extracting(RouteReading::ttls)
                .containsOnly(Optional.of(entry(4_999, 0, 1).ttls()));
    }

    @Test
    void flowThatWaitsForItsEntryIsNoChange() {
        star.host(0).send(GROUP, "held");
        Star.receive(
                kernel,
                receiver ->
                        receiver.upcalls().contains(RecordingReceiver.upcall(Upcall.NO_CACHE, 0, "10.9.0.2", GROUP)));
        kernel.routes().install(entry(1, 0, 1));

        awaitReading(RouteReading.present(entry(1, 0, 1)));
        assertThat(readings).hasSize(1);
    }

    @Test
    void entryAfterTheLossOfAnInterfaceIsReadWithoutIt() {
        Link lost = Star.link(kernel, 2);
        star.router().ip("link delete v2");
        kernel.routes().install(entry(1, 0, 1, 2));

        awaitReading(RouteReading.present(entry(1, 0, 1)));
        assertThat(gone).contains(lost.index());
        assertThat(complete).isTrue();
    }

    @Test
    void interfaceThatGetsTheIndexOfAnotherOneIsAnotherOne() {
        Link lost = Star.link(kernel, 2);
        kernel.routes().install(entry(1, 0, 1, 2));
        star.router()
                .ip(
                        "link delete v2",
                        "link add v2 index " + lost.index() + " type veth peer name peer2",
                        "link set v2 up");

        Await.until("the loss", () -> {
            read();
            return gone.contains(lost.index());
        });
        assertThat(Star.link(kernel, 2).index()).isEqualTo(lost.index());
        assertThat(kernel.routes().vifs()).containsOnlyKeys(0, 1);
        kernel.routes().addVif(2, Star.link(kernel, 2), 1);
        assertThat(kernel.poller().await(Duration.ofSeconds(60).toNanos()).links())
                .isTrue();
    }
}
