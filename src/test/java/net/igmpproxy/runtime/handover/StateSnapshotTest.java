package net.igmpproxy.runtime.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.UnheardMembers;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.Flow;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.SenderLink;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.host.HostState;
import net.igmpproxy.core.host.PresentQuerier;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.GroupMembership.Host;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.router.ElectionState;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;
import org.junit.jupiter.api.Test;

class StateSnapshotTest {
    private static final long WRITTEN = 1_000_000;
    private static final long READ = 5_000;
    private static final int HEADER_BYTES = 16;

    private static final InterfaceName LAN = new InterfaceName("eth1");
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address S1 = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address S2 = Ipv4Address.of("200.0.0.2");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.2");

    private static final Map<InterfaceName, ElectionState> ELECTIONS = Map.of(
            LAN,
            new ElectionState(
                    new OlderQueriersPresent(Duration.ZERO, Duration.ofSeconds(40)),
                    Optional.of(new OtherQuerier(
                            HOST, Duration.ofSeconds(9), Duration.ofSeconds(10), 3, Duration.ofSeconds(60)))),
            new InterfaceName("eth2"),
            new ElectionState(new OlderQueriersPresent(Duration.ZERO, Duration.ZERO), Optional.empty()));
    private static final UpstreamState UPSTREAM = new UpstreamState(
            new InterfaceName("eth0"),
            new HostState(
                    new OlderQueriersPresent(Duration.ofSeconds(5), Duration.ZERO),
                    7,
                    Optional.of(S1),
                    new QuerierSilence(true, Duration.ofSeconds(50), Duration.ofSeconds(255)),
                    new HostState.Present(
                            List.of(
                                    new PresentQuerier(S1, true, false, Duration.ofSeconds(205)),
                                    new PresentQuerier(S2, false, true, Duration.ofSeconds(9))),
                            new OlderQueriersPresent(Duration.ZERO, Duration.ofSeconds(8)))),
            Set.of(GROUP),
            Duration.ofSeconds(30));
    private static final List<UnheardMembers> UNHEARD = List.of(
            new UnheardMembers(LAN, Optional.of(GROUP), Duration.ofSeconds(20)),
            new UnheardMembers(LAN, Optional.empty(), Duration.ofSeconds(200)));

    @Test
    void whatIsWrittenIsReadWithMomentsOfTheOtherClock() throws SnapshotException {
        EngineState read = StateSnapshot.read(snapshot(), READ);

        assertThat(read.vifs()).isEqualTo(Map.of(LAN, new VifAssignment(3, 17)));
        assertThat(read.memberships()).isEqualTo(List.of(exclude(), include()));
        assertThat(read.sources())
                .containsExactly(new SeenSource(GROUP, S1, new Flow(0, 7, 9, READ - 400_000, READ - 300_000), true));
        assertThat(read.elections()).isEqualTo(ELECTIONS);
        assertThat(read.upstream()).contains(UPSTREAM);
        assertThat(read.unheard()).isEqualTo(UNHEARD);
        assertThat(read.senders()).containsExactly(new SenderLink(LAN, GROUP));
    }

    @Test
    void nothingIsReadAsNothing() throws SnapshotException {
        assertThat(StateSnapshot.read(StateSnapshot.write(EngineState.EMPTY, WRITTEN), READ))
                .isEqualTo(EngineState.EMPTY);
    }

    /** Version 1.0.0 writes neither doubts, nor present queriers, nor links with senders. */
    @Test
    void stateOfTheFirstVersionIsRead() throws SnapshotException {
        byte[] whole = StateSnapshot.write(EngineState.EMPTY, WRITTEN);
        int added = 2 * Integer.BYTES + Long.BYTES + Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;
        byte[] first = Arrays.copyOf(whole, whole.length - added);
        CRC32 checksum = new CRC32();
        checksum.update(first, HEADER_BYTES, first.length - HEADER_BYTES);
        ByteBuffer.wrap(first).putLong(HEADER_BYTES - Long.BYTES, checksum.getValue());

        assertThat(StateSnapshot.read(first, READ)).isEqualTo(EngineState.EMPTY);
    }

    @Test
    void whatIsCutOffIsRefused() {
        byte[] whole = snapshot();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(SnapshotException.class).isThrownBy(() -> StateSnapshot.read(part, READ));
        }
    }

    @Test
    void whatIsBrokenIsRefused() {
        for (int octet = 0; octet < snapshot().length; octet++) {
            byte[] broken = snapshot();
            broken[octet] ^= 0x10;
            assertThatExceptionOfType(SnapshotException.class).isThrownBy(() -> StateSnapshot.read(broken, READ));
        }
    }

    @Test
    void anotherVersionIsRefusedAndNamed() {
        byte[] other = snapshot();
        other[7] = 99;

        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> StateSnapshot.read(other, READ))
                .withMessage("it has the format 99, and not 3");
    }

    private static byte[] snapshot() {
        Flow flow = new Flow(0, 7, 9, WRITTEN - 400_000, WRITTEN - 300_000);
        EngineState state = new EngineState(
                Map.of(LAN, new VifAssignment(3, 17)),
                List.of(exclude(), include()),
                List.of(new SeenSource(GROUP, S1, flow, true)),
                ELECTIONS,
                Optional.of(UPSTREAM),
                UNHEARD,
                List.of(new SenderLink(LAN, GROUP)));
        return StateSnapshot.write(state, WRITTEN);
    }

    private static GroupMembership exclude() {
        return new GroupMembership(
                LAN,
                GROUP,
                FilterMode.EXCLUDE,
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(200)),
                2,
                List.of(new SourceTimer(S1, Duration.ZERO), new SourceTimer(S2, Duration.ofSeconds(60))),
                List.of(new Host(
                        HOST,
                        2,
                        SourceFilter.EVERYTHING,
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(200))),
                Optional.empty());
    }

    private static GroupMembership include() {
        SourceFilter filter = SourceFilter.include(SourceSet.of(S1, S2));
        return new GroupMembership(
                LAN,
                GroupAddress.of("232.1.1.1"),
                FilterMode.INCLUDE,
                Duration.ofNanos(123_456_789),
                Optional.empty(),
                3,
                List.of(new SourceTimer(S1, Duration.ofSeconds(60)), new SourceTimer(S2, Duration.ofMillis(1))),
                List.of(new Host(HOST, 3, filter, Duration.ofSeconds(7), Duration.ZERO, Duration.ofSeconds(60))),
                Optional.empty());
    }
}
