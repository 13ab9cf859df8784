package net.igmpproxy.runtime.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.Engine;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots with a valid checksum and wrong values: each is rejected, or an engine works with it. */
class SnapshotMutationTest {
    private static final int HEADER_BYTES = 16;
    private static final int MUTANTS = 3_000;
    private static final int TURNS = 20;
    private static final long NOW = Duration.ofMinutes(5).toNanos();
    private static final InterfaceName WAN = new InterfaceName("eth0");
    private static final InterfaceName LAN = new InterfaceName("eth1");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.10");
    private static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.5");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutantIsRefusedOrWorks(long seed) {
        Random random = new Random(seed);
        byte[] whole = StateSnapshot.write(state(), NOW);
        int restored = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(whole, random);
            restored += works(mutant, random) ? 1 : 0;
        }
        assertThat(restored).isBetween(MUTANTS / 100, MUTANTS - 1);
    }

    @Test
    void vifThatDoesNotExistIsRefused() {
        assertRefused(with(new VifAssignment(99, 2)), "VIF: 99 is out of range");
        assertRefused(with(new VifAssignment(-1, 2)), "VIF: -1 is out of range");
        assertRefused(with(new VifAssignment(1, 0)), "interface index: 0 is out of range");
    }

    @Test
    void moreQueriersThanAreRememberedAreRefused() {
        OlderQueriersPresent none = OlderQueriersPresent.NONE;
        List<PresentQuerier> many = IntStream.range(0, HostState.Present.MOST_ROUTERS + 1)
                .mapToObj(i -> new PresentQuerier(new Ipv4Address(i), true, true, Duration.ZERO))
                .toList();
        HostState host = HostState.EMPTY.with(new HostState.Present(many, none));

        assertRefused(
                new EngineState(Map.of(), List.of(), List.of(), Map.of(), Optional.of(new UpstreamState(WAN, host))),
                "number of queriers present: 17 is out of range");
    }

    @Test
    void listThatDoesNotFitIsRefusedBeforeMemoryIsTaken() {
        byte[] bomb = StateSnapshot.write(EngineState.EMPTY, NOW);
        ByteBuffer.wrap(bomb).putInt(HEADER_BYTES, Integer.MAX_VALUE);

        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> StateSnapshot.read(checked(bomb), NOW))
                .withMessageContaining("does not fit");
    }

    @Test
    void whatFollowsTheStateIsRefused() {
        byte[] whole = StateSnapshot.write(state(), NOW);

        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> StateSnapshot.read(checked(Arrays.copyOf(whole, whole.length + 1)), NOW));
    }

    private static void assertRefused(EngineState state, String reason) {
        byte[] snapshot = StateSnapshot.write(state, NOW);
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> StateSnapshot.read(snapshot, NOW))
                .withMessageContaining(reason);
    }

    private static EngineState with(VifAssignment vif) {
        return new EngineState(Map.of(LAN, vif), List.of(), List.of(), Map.of(), Optional.empty());
    }

    /** Returns true if the snapshot is readable; an engine then runs with it. */
    private static boolean works(byte[] snapshot, Random random) {
        try {
            EngineState read = StateSnapshot.read(snapshot, NOW);
            Engine engine = new Engine(configuration(), links(), read, random, NOW);
            engine.drain(NOW);
            long now = NOW;
            for (int turn = 0; turn < TURNS && engine.nextDeadline() != Long.MAX_VALUE; turn++) {
                now = Math.max(now, engine.nextDeadline());
                engine.drain(now);
            }
            StateSnapshot.write(engine.state(now), now);
            return true;
        } catch (SnapshotException refused) {
            return false;
        } catch (RuntimeException wrong) {
            return fail("with " + Arrays.toString(snapshot), wrong);
        }
    }

    private static byte[] mutant(byte[] whole, Random random) {
        byte[] mutant = random.nextInt(10) == 0
                ? Arrays.copyOf(whole, HEADER_BYTES + random.nextInt(whole.length + 8 - HEADER_BYTES))
                : whole.clone();
        if (mutant.length == HEADER_BYTES) {
            return checked(mutant);
        }
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int place = HEADER_BYTES + random.nextInt(mutant.length - HEADER_BYTES);
            mutant[place] = switch (random.nextInt(4)) {
                case 0 -> (byte) (mutant[place] ^ 1 << random.nextInt(8));
                case 1 -> (byte) (mutant[place] + random.nextInt(5) - 2);
                case 2 -> (byte) 0xff;
                default -> (byte) random.nextInt();
            };
        }
        return checked(mutant);
    }

    /** Returns a copy with a valid checksum. */
    private static byte[] checked(byte[] snapshot) {
        CRC32 checksum = new CRC32();
        checksum.update(snapshot, HEADER_BYTES, snapshot.length - HEADER_BYTES);
        byte[] right = snapshot.clone();
        ByteBuffer.wrap(right).putLong(HEADER_BYTES - Long.BYTES, checksum.getValue());
        return right;
    }

    private static EngineState state() {
        Duration minute = Duration.ofMinutes(1);
        OlderQueriersPresent none = new OlderQueriersPresent(Duration.ZERO, Duration.ZERO);
        Flow flow = new Flow(0, 7, 9, NOW - minute.toNanos(), NOW);
        return new EngineState(
                Map.of(WAN, new VifAssignment(0, 1), LAN, new VifAssignment(1, 2)),
                List.of(membership("239.1.1.1", true), membership("239.1.1.2", false)),
                List.of(
                        new SeenSource(GroupAddress.of("239.1.1.1"), SOURCE, flow, true),
                        new SeenSource(GroupAddress.of("239.1.1.2"), SOURCE, flow, true)),
                Map.of(
                        LAN,
                        new ElectionState(
                                new OlderQueriersPresent(Duration.ZERO, minute),
                                Optional.of(
                                        new OtherQuerier(Ipv4Address.of("192.168.1.9"), minute, minute, 2, minute)))),
                Optional.of(new UpstreamState(
                        WAN,
                        new HostState(none, 2, Optional.of(SOURCE), new QuerierSilence(true, minute, minute))
                                .with(new HostState.Present(
                                        List.of(new PresentQuerier(SOURCE, true, true, minute)), none)),
                        Set.of(GroupAddress.of("239.1.1.1")),
                        minute)),
                List.of(
                        new UnheardMembers(LAN, Optional.of(GroupAddress.of("239.1.1.1")), minute),
                        new UnheardMembers(LAN, Optional.empty(), minute)),
                List.of(new SenderLink(LAN, GroupAddress.of("239.1.1.1"))));
    }

    private static GroupMembership membership(String group, boolean exclude) {
        Duration minute = Duration.ofMinutes(1);
        SourceFilter filter = exclude ? SourceFilter.EVERYTHING : SourceFilter.include(SourceSet.of(SOURCE));
        return new GroupMembership(
                LAN,
                GroupAddress.of(group),
                exclude ? FilterMode.EXCLUDE : FilterMode.INCLUDE,
                minute,
                exclude ? Optional.of(minute) : Optional.empty(),
                3,
                exclude ? List.of() : List.of(new SourceTimer(SOURCE, minute)),
                List.of(new Host(HOST, 3, filter, minute, Duration.ZERO, minute)),
                Optional.empty());
    }

    private static ProxyConfiguration configuration() {
        return ProxyConfiguration.EMPTY.withInterfaces(new TreeMap<>(Map.of(
                WAN, InterfaceConfiguration.of(Role.UPSTREAM), LAN, InterfaceConfiguration.of(Role.DOWNSTREAM))));
    }

    private static List<Link> links() {
        return List.of(link(1, WAN, "10.0.0.1/24"), link(2, LAN, "192.168.1.1/24"));
    }

    private static Link link(int index, InterfaceName name, String address) {
        return new Link(
                index,
                name,
                true,
                1500,
                InterfaceAddress.parse(address).stream().toList());
    }
}
