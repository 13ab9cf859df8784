package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;

class RouteReadingTest {
    private static final Ipv4Address GROUP = Ipv4Address.of("239.1.1.1");
    private static final MfcEntry WILDCARD = entry("0.0.0.0", 0, 0, 1);
    private static final MfcEntry EXACT = entry("10.0.0.5", 0, 1);

    @Test
    void tablesThatAreAlikeDoNotDiffer() {
        assertThat(differences(WILDCARD, EXACT)).isEmpty();
    }

    @Test
    void missingEntryIsAbsent() {
        assertThat(differences(EXACT)).containsExactly(RouteReading.absent(WILDCARD.key(), 0));
    }

    @Test
    void otherOutputsAreADifference() {
        MfcEntry closed = entry("10.0.0.5", 0);
        assertThat(differences(WILDCARD, closed)).containsExactly(RouteReading.present(closed));
    }

    @Test
    void wildcardWithAnotherParentIsAnotherEntry() {
        MfcEntry other = entry("0.0.0.0", 2, 1, 2);
        assertThat(differences(WILDCARD, EXACT, other)).containsExactly(RouteReading.present(other));
    }

    @Test
    void exactEntryWithAnotherParentTakesThePlaceOfTheWantedOne() {
        MfcEntry moved = entry("10.0.0.5", 2, 1);
        assertThat(differences(WILDCARD, moved)).containsExactly(RouteReading.present(moved));
    }

    @Test
    void entryThatTheKernelWaitsForIsAbsent() {
        RouteReading waiting = RouteReading.absent(EXACT.key(), RouteReading.UNKNOWN_PARENT);
        assertThat(RouteReading.differences(List.of(EXACT), List.of(waiting)))
                .containsExactly(RouteReading.absent(EXACT.key(), 0));
        assertThat(RouteReading.differences(List.of(), List.of(waiting))).isEmpty();
    }

    private static List<RouteReading> differences(MfcEntry... kernel) {
        return RouteReading.differences(
                List.of(WILDCARD, EXACT),
                List.of(kernel).stream().map(RouteReading::present).toList());
    }

    private static MfcEntry entry(String origin, int parent, int... outputs) {
        VifTtls ttls = VifTtls.none();
        for (int vif : outputs) {
            ttls = ttls.with(vif, 1);
        }
        return new MfcEntry(new MfcKey(Ipv4Address.of(origin), GROUP), parent, ttls);
    }
}
