package net.igmpproxy.lab;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpReader;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.Ipv4Packet;

/**
 * Capture of the packets that an interface receives: IGMP messages in full, streams as counters. Sent packets are not
 * captured.
 */
public final class Capture implements AutoCloseable {
    private static final int UDP_HEADER = 8;

    private final PacketSocket socket;
    private final List<IgmpPacket> igmp = new CopyOnWriteArrayList<>();
    private final Map<Flow, Reception> flows = new ConcurrentHashMap<>();
    private final Map<Flow, Set<Integer>> ttls = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    private record Flow(String source, String group) {}

    private Capture(Nic nic) {
        this.socket = PacketSocket.open(nic.namespace(), nic.name());
        this.thread = new Thread(this::run, "capture " + nic.name());
        thread.setDaemon(true);
    }

    static Capture start(Nic nic) {
        Capture capture = new Capture(nic);
        capture.thread.start();
        return capture;
    }

    /** Returns all IGMP messages so far, in order of arrival. */
    public List<IgmpPacket> igmp() {
        return List.copyOf(igmp);
    }

    /** Returns the messages that contain a group. */
    public List<IgmpPacket> igmp(String group) {
        return igmp.stream().filter(packet -> packet.message().names(group)).toList();
    }

    /** Returns all queries of a router, general and specific, in order of arrival. */
    public List<IgmpPacket> queries(String router) {
        return igmp.stream()
                .filter(packet -> packet.message() instanceof IgmpMessage.Query
                        && packet.source().equals(router))
                .toList();
    }

    /** Waits for a general query of a router at or after a time. */
    public IgmpPacket awaitGeneralQuery(String router, Instant since) {
        return Await.value(
                "a general query of " + router,
                () -> queries(router).stream()
                        .filter(packet -> packet.message().names(Ipv4.UNSPECIFIED)
                                && !packet.time().isBefore(since))
                        .findFirst());
    }

    /** Returns the IGMPv3 records of a group, in order of arrival. */
    public List<GroupRecord> records(String group) {
        return igmp.stream()
                .filter(packet -> packet.message() instanceof IgmpMessage.Report)
                .flatMap(packet -> ((IgmpMessage.Report) packet.message()).records().stream())
                .filter(record -> record.group().equals(group))
                .toList();
    }

    /** Returns the messages of any version that join a group. */
    public List<IgmpPacket> joins(String group) {
        return igmp.stream().filter(packet -> packet.message().joins(group)).toList();
    }

    /** Returns the messages of any version that leave a group. */
    public List<IgmpPacket> leaves(String group) {
        return igmp.stream().filter(packet -> packet.message().leaves(group)).toList();
    }

    /** Waits for a report that joins a group. */
    public IgmpPacket awaitJoin(String group) {
        return Await.value("a report for " + group, () -> joins(group).stream().findFirst());
    }

    /** Waits for a message that leaves a group. */
    public IgmpPacket awaitLeave(String group) {
        return Await.value("a leave of " + group, () -> leaves(group).stream().findFirst());
    }

    /** Waits for an IGMPv3 record. */
    public void awaitRecord(GroupRecord record) {
        Await.until(record.toString(), () -> records(record.group()).contains(record));
    }

    /** Returns the reception of a stream. */
    public Reception stream(String source, String group) {
        return flows.computeIfAbsent(new Flow(source, group), flow -> new Reception());
    }

    /** Returns the TTLs of a stream's packets on arrival. */
    public Set<Integer> ttls(String source, String group) {
        return Set.copyOf(ttls.getOrDefault(new Flow(source, group), Set.of()));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (socket) {
            while (!closing) {
                socket.receive().ifPresent(received -> take(received.time(), Ipv4Packet.read(received.packet())));
            }
        }
    }

    private void take(Instant time, Ipv4Packet packet) {
        if (packet.protocol() == Ipv4Packet.IGMP) {
            IgmpReader.read(packet.payload()).ifPresent(message -> igmp.add(igmpPacket(time, packet, message)));
        } else if (packet.protocol() == Ipv4Packet.UDP) {
            ByteBuffer datagram = packet.payload();
            StreamPacket.read(datagram.position(UDP_HEADER)).ifPresent(numbered -> count(time, packet, numbered));
        }
    }

    private void count(Instant time, Ipv4Packet packet, StreamPacket numbered) {
        ttls.computeIfAbsent(new Flow(packet.source(), packet.destination()), flow -> new ConcurrentSkipListSet<>())
                .add(packet.ttl());
        stream(packet.source(), packet.destination()).add(numbered.sequence(), time);
    }

    private static IgmpPacket igmpPacket(Instant time, Ipv4Packet packet, IgmpMessage message) {
        return new IgmpPacket(time, packet.source(), packet.destination(), packet.ttl(), packet.routerAlert(), message);
    }
}
