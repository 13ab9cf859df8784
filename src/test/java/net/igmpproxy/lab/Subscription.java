package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.igmpproxy.lab.wire.Ipv4;

/** Memberships of a host through one socket, and the packets that this socket receives. */
public final class Subscription {
    private final DatagramChannel channel;
    private final List<MembershipKey> memberships;
    private final Map<Integer, Reception> receptions = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "subscription");

    Subscription(DatagramChannel channel, List<MembershipKey> memberships) {
        this.channel = channel;
        this.memberships = List.copyOf(memberships);
        thread.setDaemon(true);
    }

    Subscription start() {
        thread.start();
        return this;
    }

    /** Returns the reception of one group. */
    public Reception reception(String group) {
        return receptions.computeIfAbsent(number(group), address -> new Reception());
    }

    /** Returns the reception of the only group. */
    public Reception reception() {
        return reception(memberships.get(0).group().getHostAddress());
    }

    /** Returns the receptions of all groups with received packets. */
    public Collection<Reception> receptions() {
        return List.copyOf(receptions.values());
    }

    /** Waits for the given number of further packets of the only group. */
    public void awaitPackets(int more) {
        reception().await(more);
    }

    /** Leaves all groups; the socket continues to receive. */
    public void leave() {
        memberships.forEach(MembershipKey::drop);
    }

    void close() {
        try {
            channel.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
        try {
            while (true) {
                channel.receive(buffer.clear());
                StreamPacket.read(buffer.flip()).ifPresent(this::count);
            }
        } catch (ClosedChannelException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(StreamPacket packet) {
        receptions.computeIfAbsent(packet.group(), address -> new Reception()).add(packet.sequence(), Instant.now());
    }

    private static Integer number(String group) {
        return ByteBuffer.wrap(Ipv4.inet(group).getAddress()).getInt();
    }
}
