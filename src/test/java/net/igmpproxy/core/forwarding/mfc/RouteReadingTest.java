package net.igmpproxy.core.forwarding.mfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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

    @Test
    void vifWithTheHighestThresholdIsClosed() {
        VifTtls closed = VifTtls.none().with(0, 1).with(1, 255);
        assertThat(closed).isEqualTo(VifTtls.none().with(0, 1));
        assertThat(closed.contains(1)).isFalse();
        assertThat(VifTtls.none().with(1, 254).contains(1)).isTrue();
    }

    @Test
    void entryWithoutParentVifIsADifference() {
        RouteReading dead = new RouteReading(EXACT.key(), RouteReading.UNKNOWN_PARENT, Optional.of(EXACT.ttls()));
        assertThat(RouteReading.differences(List.of(EXACT), List.of(dead))).containsExactly(dead);
        assertThat(RouteReading.differences(List.of(), List.of(dead))).containsExactly(dead);
    }

    @Test
    void wildcardWithoutParentVifIsRemovedForEachNumberThatNoVifHas() {
        assertThat(removedParents(WILDCARD, RouteReading.UNKNOWN_PARENT))
                .hasSize(30)
                .doesNotContain(0, 1);
        assertThat(removedParents(WILDCARD, 1)).containsExactly(1);
        assertThat(removedParents(EXACT, RouteReading.UNKNOWN_PARENT)).containsExactly(0);
    }

    private static List<Integer> removedParents(MfcEntry entry, int parent) {
        RouteReading reading = new RouteReading(entry.key(), parent, Optional.of(entry.ttls()));
        return reading.removals(vif -> vif <= 1).stream().map(MfcEntry::parent).toList();
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
