package net.igmpproxy.runtime.session;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.core.wire.IgmpHeader;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.port.MulticastRoutes;

/**
 * Runs the protocol in virtual time, so that its code is loaded and compiled before the first host needs it. The kernel
 * queues only four packets of a new flow during an upcall ({@code ipmr_cache_unresolved} in {@code net/ipv4/ipmr.c}).
 * Code that runs for the first time is too slow for that.
 */
public final class WarmUp implements Runnable {
    /** Number of rounds, enough for the highest tier of the JIT compiler. */
    private static final int ROUNDS = 3_000;

    /** VIF numbers as the engine assigns them, with the upstream interface first. */
    private static final int UPSTREAM_VIF = 0;

    private static final int DOWNSTREAM_VIF = 1;

    private static final long ROUND = 20_000_000L;
    private static final int GROUPS = 200;

    /** Number of group records per report, at most as many as fit into an Ethernet frame. */
    private static final int CROWD = 150;

    private static final int CROWDS = 4;
    private static final int CROWD_ROUNDS = 30;
    private static final int FIRST_GROUP = 0xef000000;
    private static final Ipv4Address SOURCE = Ipv4Address.of("192.0.2.9");
    private static final Ipv4Address HOST = Ipv4Address.of("198.51.100.9");
    private static final Ipv4Address FOREIGN_SOURCE = Ipv4Address.of("203.0.113.9");

    private final Engine engine;
    private final ProxyEventListener listener;
    private long now;

    /**
     * @param listener receives synthetic events; its output must be discarded
     */
    public WarmUp(ProxyEventListener listener) {
        this.listener = listener;
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        interfaces.put(new InterfaceName("up"), InterfaceConfiguration.of(Role.UPSTREAM));
        interfaces.put(new InterfaceName("down"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        engine = new Engine(
                ProxyConfiguration.EMPTY.withInterfaces(interfaces),
                List.of(link(1, "up", "192.0.2.1/24"), link(2, "down", "198.51.100.1/24")),
                EngineState.EMPTY,
                new Random(0),
                now);
    }

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS; round++) {
            zap(group(round % GROUPS), round % 2 == 0);
        }
        for (int round = 0; round < CROWD_ROUNDS; round++) {
            crowd(RecordType.TO_EX);
            crowd(RecordType.TO_IN);
        }
    }

    /** Removes an entry that does not exist until the call is compiled. Has no effect on the kernel. */
    static void callKernel(MulticastRoutes routes) {
        MfcKey nobodys = new MfcKey(SOURCE, Ipv4Address.of("239.0.0.0"));
        MfcEntry absent = new MfcEntry(nobodys, 0, VifTtls.none());
        for (int round = 0; round < ROUNDS; round++) {
            routes.remove(absent);
        }
    }

    /** Simulates one channel change: a host joins, a flow starts, others send on the same link, the host leaves. */
    private void zap(GroupAddress group, boolean version3) {
        if (version3) {
            receive(state(RecordType.TO_EX, group), Ipv4Address.ALL_IGMPV3_ROUTERS);
        } else {
            receive(new ReportV2(group), group.address());
        }
        engine.handle(new NoCache(UPSTREAM_VIF, SOURCE, group), now);
        turn();
        engine.handle(new WrongVif(DOWNSTREAM_VIF, HOST, group), now);
        engine.handle(new NoCache(DOWNSTREAM_VIF, FOREIGN_SOURCE, group), now);
        turn();
        if (version3) {
            receive(state(RecordType.TO_IN, group), Ipv4Address.ALL_IGMPV3_ROUTERS);
        } else {
            receive(new LeaveGroup(group), Ipv4Address.ALL_ROUTERS);
        }
        turn();
    }

    /** Simulates hosts that join or leave many groups at once. */
    private void crowd(RecordType type) {
        for (int first = 0; first < CROWDS * CROWD; first += CROWD) {
            ReportV3 report = new ReportV3(IntStream.range(first, first + CROWD)
                    .mapToObj(number -> new GroupRecord(type, group(number), List.of()))
                    .toList());
            receive(report, Ipv4Address.ALL_IGMPV3_ROUTERS);
        }
        turn();
    }

    private static GroupAddress group(int number) {
        return new GroupAddress(new Ipv4Address(FIRST_GROUP + number));
    }

    private void turn() {
        List<EngineOutput> outputs = engine.drain(now);
        outputs.forEach(WarmUp::encode);
        outputs.forEach(this::publish);
        now += ROUND;
    }

    private static void encode(EngineOutput output) {
        if (output instanceof SendMessage send) {
            IgmpEncoder.encode(send.message());
        }
    }

    private void publish(EngineOutput output) {
        if (output instanceof Announce announce) {
            listener.on(announce.event());
        }
    }

    private void receive(IgmpMessage message, Ipv4Address destination) {
        byte[] payload = IgmpEncoder.encode(message);
        byte[] packet = ByteBuffer.allocate(IgmpHeader.SIZE + payload.length)
                .put(IgmpHeader.encode(HOST, destination, payload.length))
                .put(payload)
                .array();
        engine.handle(new PacketReceived(2, packet, packet.length), now);
    }

    private static ReportV3 state(RecordType type, GroupAddress group) {
        return new ReportV3(List.of(new GroupRecord(type, group, List.of())));
    }

    private static Link link(int index, String name, String address) {
        List<InterfaceAddress> addresses =
                InterfaceAddress.parse(address).stream().toList();
        return new Link(index, new InterfaceName(name), true, 1500, addresses);
    }
}
