package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;
import net.igmpproxy.linux.netlink.MulticastRouteMessage.Output;
import org.junit.jupiter.api.Test;

class VifNumbersTest {
    private static final MfcKey KEY = new MfcKey(Ipv4Address.of("10.0.0.5"), Ipv4Address.of("239.1.1.1"));

    private final VifNumbers vifs = new VifNumbers();

    VifNumbersTest() {
        vifs.add(0, 10);
        vifs.add(3, 12);
    }

    private RouteReading reading(int inputInterface, int... outputs) {
        List<Output> hops =
                IntStream.of(outputs).mapToObj(index -> new Output(index, 1)).toList();
        return vifs.reading(new MulticastRouteMessage(253, KEY, false, inputInterface, hops, 0, 0, 0));
    }

    private static RouteReading entry(int parent, int... outputs) {
        VifTtls ttls = VifTtls.none();
        for (int vif : outputs) {
            ttls = ttls.with(vif, 1);
        }
        return RouteReading.present(new MfcEntry(KEY, parent, ttls));
    }

    @Test
    void vifOfAnotherProgramDoesNotTakeThePlaceOfTheProxys() {
        vifs.replace(Map.of(0, 10, 2, 12, 3, 12));

        assertThat(reading(10, 12)).isEqualTo(entry(0, 3));
        assertThat(reading(12, 10)).isEqualTo(entry(3, 0));
    }

    @Test
    void anotherVifTakesThePlaceOfOneThatIsRemoved() {
        vifs.replace(Map.of(0, 10, 2, 12, 3, 12));
        vifs.remove(3);
        assertThat(reading(10, 12)).isEqualTo(entry(0, 2));

        vifs.add(5, 12);
        assertThat(reading(10, 12)).isEqualTo(entry(0, 5));
    }

    @Test
    void arrivalVifIsNotReferredTo() {
        vifs.addArrival(31, 12);
        assertThat(reading(10, 12)).isEqualTo(entry(0, 3));
        vifs.remove(31);
        assertThat(reading(10, 12)).isEqualTo(entry(0, 3));
    }

    @Test
    void lowestVifIsTheFirstAfterATakeover() {
        vifs.takeOver(Map.of(0, 10, 2, 12, 3, 12));
        assertThat(reading(10, 12)).isEqualTo(entry(0, 2));
        assertThat(vifs.others(2)).containsExactly(3);
    }

    @Test
    void interfaceThatIsNamedTwiceIsNamedForTwoVifs() {
        vifs.addArrival(30, 12);
        assertThat(reading(10, 12, 12)).isEqualTo(entry(0, 3, 30));
    }

    @Test
    void interfaceThatIsNamedTwiceHasASecondVifThatIsNotKnownYet() {
        RouteReading twice = reading(10, 12, 12);
        assertThat(twice).isNotEqualTo(entry(0, 3));
        assertThat(twice.ttls().orElseThrow().contains(3)).isTrue();
    }

    @Test
    void entryWhoseParentHasGoneIsThere() {
        assertThat(reading(0, 12))
                .isEqualTo(new RouteReading(
                        KEY, RouteReading.UNKNOWN_PARENT, entry(0, 3).ttls()));
    }

    @Test
    void entryThatTheKernelWaitsForIsNot() {
        assertThat(vifs.reading(new MulticastRouteMessage(253, KEY, true, 0, List.of(), 0, 0, 0)))
                .isEqualTo(RouteReading.absent(KEY, RouteReading.UNKNOWN_PARENT));
    }

    @Test
    void interfaceThatHasLeftHasNoVif() {
        vifs.removeInterface(12);
        assertThat(reading(10, 12)).isEqualTo(entry(0));
        assertThat(vifs.all()).isEqualTo(Map.of(0, 10));
    }
}
