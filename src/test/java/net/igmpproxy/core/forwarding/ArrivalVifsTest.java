package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrivalVifsTest {
    private final ArrivalVifs arrivals = new ArrivalVifs(Map.of(30, 1, 29, 2), Set.of(30));

    @Test
    void packetsBelongToTheFirstVifOfTheirInterface() {
        assertThat(arrivals.interfaceVif(30)).isEqualTo(1);
        assertThat(arrivals.interfaceVif(1)).isEqualTo(1);
        assertThat(arrivals.interfaceVif(31)).isEqualTo(31);
    }

    @Test
    void numberThatIsNoLongerInForceStillNamesItsInterface() {
        assertThat(arrivals.interfaceVif(29)).isEqualTo(2);
        assertThat(arrivals.isSeparate(2)).isFalse();
    }

    @Test
    void onlyNumbersInForceSeparateArrivals() {
        assertThat(arrivals.isSeparate(1)).isTrue();
        assertThat(arrivals.isSeparate(0)).isFalse();
        assertThat(arrivals.isSeparate(30)).isFalse();
    }
}
