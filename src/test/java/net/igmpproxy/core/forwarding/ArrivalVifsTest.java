package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.InterfaceName;
import org.junit.jupiter.api.Test;

class ArrivalVifsTest {
    @Test
    void everyDownstreamInterfaceHasOneWithAHigherNumber() {
        ArrivalVifs arrivals = arrivals(0, 1, 2, 15);

        assertThat(arrivals.all()).isEqualTo(Map.of(30, 1, 29, 2, 16, 15));
        assertThat(arrivals.interfaceVif(30)).isEqualTo(1);
        assertThat(arrivals.interfaceVif(1)).isEqualTo(1);
        assertThat(arrivals.interfaceVif(31)).isEqualTo(31);
        assertThat(arrivals.isSeparate(15)).isTrue();
        assertThat(arrivals.isSeparate(0)).isFalse();
    }

    @Test
    void numbersThatInterfacesNeedAreTheirs() {
        ArrivalVifs arrivals = arrivals(0, 1, 2, 29);

        assertThat(arrivals.all()).isEqualTo(Map.of(30, 1));
        assertThat(arrivals.interfaceVif(29)).isEqualTo(29);
        assertThat(arrivals.isSeparate(2)).isFalse();
        assertThat(arrivals.isSeparate(29)).isFalse();
    }

    @Test
    void thereAreNoneIfInterfacesNeedAllNumbers() {
        ArrivalVifs arrivals = arrivals(IntStream.range(0, 32).toArray());

        assertThat(arrivals.all()).isEmpty();
    }

    /** VIF 0 is upstream. */
    private static ArrivalVifs arrivals(int... vifs) {
        List<ForwardingInterface> interfaces = IntStream.of(vifs)
                .mapToObj(vif -> new ForwardingInterface(
                        new InterfaceName("eth" + vif), vif, vif == 0, 1, List.of(), List.of(), true))
                .toList();
        return new Topology(interfaces, group -> true).arrivalVifs();
    }
}
