package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

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
    void newestOfTheInterfaceWithMostFlowsGivesWay() {
        put(G1, S1, 0, FlowUse.MEMBERS);
        put(G2, S2, 1, FlowUse.MEMBERS);
        put(G1, S3, 1, FlowUse.UPSTREAM_ONLY);
        put(G2, S3, 1, FlowUse.UPSTREAM_ONLY);
        put(G2, S1, 0, FlowUse.DROPPED);

        assertThat(flows.toGiveWay()).contains(new FlowTable.Key(G2, S3));
        flows.setUse(G2, S3, FlowUse.MEMBERS);
        assertThat(flows.toGiveWay()).contains(new FlowTable.Key(G1, S3));
        flows.setUse(G1, S3, FlowUse.DROPPED);
        flows.setUse(G2, S2, FlowUse.DROPPED);
        assertThat(flows.toGiveWay()).contains(new FlowTable.Key(G1, S3));
    }

    @Test
    void newFlowThatNobodyWantsGivesWayToFlowsOfMembers() {
        put(G1, S1, 0, FlowUse.MEMBERS);
        put(G1, S2, 0, FlowUse.MEMBERS);
        put(G2, S1, 1, FlowUse.UPSTREAM_ONLY);
        put(G2, S2, 2, FlowUse.DROPPED);

        assertThat(flows.toGiveWay()).contains(new FlowTable.Key(G2, S2));
        flows.remove(new FlowTable.Key(G2, S2));
        put(G2, S3, 2, FlowUse.MEMBERS);
        assertThat(flows.toGiveWay()).contains(new FlowTable.Key(G1, S2));
    }

    @Test
    void aSourceThatMovesIsCountedWhereItIs() {
        put(G1, S1, 0, FlowUse.DROPPED);
        put(G1, S2, 0, FlowUse.DROPPED);
        flows.put(G1, S1, Flow.first(1, 1));
        flows.put(G1, S2, Flow.first(1, 1));
        put(G1, S3, 0, FlowUse.DROPPED);

        assertThat(flows.size()).isEqualTo(3);
        assertThat(flows.toGiveWay()).contains(new FlowTable.Key(G1, S2));
    }

    @Test
    void whatIsRemovedIsReturned() {
        flows.put(G1, S1, Flow.first(0, 0));
        flows.put(G1, S2, Flow.first(1, 0));
        flows.put(G2, S1, Flow.first(1, 0));

        flows.remove(new FlowTable.Key(G2, S3));
        assertThat(flows.removeIf(flow -> flow.vif() == 0)).containsExactly(new FlowTable.Key(G1, S1));

        assertThat(flows.sources(G1)).containsExactly(S2);
        flows.remove(new FlowTable.Key(G1, S2));
        assertThat(flows.groups()).containsExactly(G2);
        assertThat(flows.size()).isEqualTo(1);
        flows.removeIf(flow -> true);
        assertThat(flows.groups()).isEmpty();
        assertThat(flows.toGiveWay()).isEmpty();
    }

    private void put(GroupAddress group, Ipv4Address source, int vif, FlowUse use) {
        flows.put(group, source, Flow.first(vif, 0));
        flows.setUse(group, source, use);
    }
}
