package net.igmpproxy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.metrics.RouteTraffic.Reading;
import net.igmpproxy.metrics.RouteTraffic.Sums;
import net.igmpproxy.runtime.port.Route;
import org.junit.jupiter.api.Test;

class RouteTrafficTest {
    private static final InterfaceName ETH0 = new InterfaceName("eth0");
    private static final MfcKey QUIET = key("239.1.1.1");
    private static final MfcKey BUSY = key("239.1.1.2");
    private static final MfcKey MIDDLING = key("239.1.1.3");

    private final RouteTraffic traffic = new RouteTraffic(1);

    @Test
    void theBusiestIsToldApartAndTheRestSummedUp() {
        Reading reading = traffic.read(List.of(route(QUIET, 1, 0), route(BUSY, 9, 2), route(MIDDLING, 5, 1)));

        assertThat(reading.busiest()).containsOnlyKeys(BUSY).containsValue(new Sums(9, 900, 2));
        assertThat(reading.others()).isEqualTo(new Sums(6, 600, 1));
        assertThat(reading.wrongByInput()).containsEntry(ETH0, 3L);
    }

    @Test
    void nothingEverGoesBackWhoeverIsTheBusiest() {
        traffic.read(List.of(route(QUIET, 1, 0), route(BUSY, 9, 0)));

        Reading reading = traffic.read(List.of(route(QUIET, 20, 4), route(BUSY, 12, 0)));

        assertThat(reading.busiest()).containsOnlyKeys(QUIET).containsValue(new Sums(20, 2000, 4));
        assertThat(reading.others()).isEqualTo(new Sums(1 + 3, 400, 0));
        assertThat(reading.wrongByInput()).containsEntry(ETH0, 4L);
    }

    @Test
    void anEntryThatIsMadeAnewGoesOnCounting() {
        traffic.read(List.of(route(BUSY, 9, 1)));

        Reading reading = traffic.read(List.of(route(BUSY, 2, 0)));

        assertThat(reading.busiest()).containsValue(new Sums(11, 1100, 1));
    }

    @Test
    void anEntryThatIsGoneIsForgottenAndLeavesTheSumsAsTheyAre() {
        traffic.read(List.of(route(BUSY, 9, 1), route(QUIET, 1, 1)));

        Reading reading = traffic.read(List.of());

        assertThat(reading.busiest()).isEmpty();
        assertThat(reading.others()).isEqualTo(new Sums(1, 100, 1));
        assertThat(reading.wrongByInput()).containsEntry(ETH0, 2L);
    }

    private static Route route(MfcKey key, long packets, long wrongInterface) {
        return new Route(key, ETH0, List.of(), packets, 100 * packets, wrongInterface);
    }

    private static MfcKey key(String group) {
        return new MfcKey(Ipv4Address.of("10.0.0.5"), Ipv4Address.of(group));
    }
}
