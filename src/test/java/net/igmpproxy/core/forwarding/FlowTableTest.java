package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;

class FlowTableTest {
    private static final GroupAddress G1 = GroupAddress.of("239.1.1.1");
    private static final GroupAddress G2 = GroupAddress.of("239.1.1.2");
    private static final Ipv4Address S1 = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address S2 = Ipv4Address.of("10.0.0.2");
    private static final Ipv4Address S3 = Ipv4Address.of("10.0.0.3");

    private final FlowTable flows = new FlowTable();

    @Test
    void theOldestOfTheInterfaceWithMostIsTheOneToForget() {
        flows.put(G1, S1, Flow.first(0, 0));
        flows.put(G2, S2, Flow.first(1, 1));
        flows.put(G1, S3, Flow.first(1, 2));
        flows.put(G2, S2, Flow.first(1, 3));

        assertThat(flows.oldestOfMost()).contains(new FlowTable.Key(G2, S2));
        flows.remove(new FlowTable.Key(G2, S2));
        flows.put(G2, S1, Flow.first(0, 4));
        assertThat(flows.oldestOfMost()).contains(new FlowTable.Key(G1, S1));
    }

    @Test
    void aSourceThatMovesIsCountedWhereItIs() {
        flows.put(G1, S1, Flow.first(0, 0));
        flows.put(G1, S2, Flow.first(0, 0));
        flows.put(G1, S1, Flow.first(1, 1));
        flows.put(G1, S2, Flow.first(1, 1));
        flows.put(G1, S3, Flow.first(0, 2));

        assertThat(flows.size()).isEqualTo(3);
        assertThat(flows.oldestOfMost()).contains(new FlowTable.Key(G1, S1));
    }

    @Test
    void whatIsRemovedIsTold() {
        flows.put(G1, S1, Flow.first(0, 0));
        flows.put(G1, S2, Flow.first(1, 0));
        flows.put(G2, S1, Flow.first(1, 0));
        List<GroupAddress> affected = new ArrayList<>();

        flows.removeIf(flow -> flow.vif() == 0, affected::add);
        flows.remove(new FlowTable.Key(G2, S3));

        assertThat(affected).containsExactly(G1);
        assertThat(flows.of(G1)).containsOnlyKeys(S2);
        flows.remove(new FlowTable.Key(G1, S2));
        assertThat(flows.groups()).containsExactly(G2);
        assertThat(flows.size()).isEqualTo(1);
        flows.removeIf(flow -> true, affected::add);
        assertThat(flows.groups()).isEmpty();
        assertThat(flows.oldestOfMost()).isEmpty();
    }
}
