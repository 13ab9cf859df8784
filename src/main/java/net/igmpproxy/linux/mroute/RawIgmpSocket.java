package net.igmpproxy.linux.mroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.IgmpSocket;
import net.igmpproxy.runtime.port.OutgoingPacket;

/** Raw IGMP socket, which is also the routing socket. */
public final class RawIgmpSocket implements IgmpSocket {
    private final Socket socket;
    private final ReceiveBatch incoming;
    private final SendBatch outgoing;
    private final UnnumberedSender unnumbered;
    private final RouterGroupMemberships memberships;

    public RawIgmpSocket(Socket socket, UnnumberedSender unnumbered, RouterGroupMemberships memberships) {
        this.socket = socket;
        this.incoming = new ReceiveBatch(socket);
        this.outgoing = new SendBatch(socket);
        this.unnumbered = unnumbered;
        this.memberships = memberships;
    }

    @Override
    public int receive(Receiver receiver) {
        return incoming.receive(receiver);
    }

    @Override
    public List<SendFailure> send(List<OutgoingPacket> packets) {
        List<SendFailure> failures = new ArrayList<>();
        int done = 0;
        while (done < packets.size()) {
            int run = numberedRun(packets, done);
            if (run == done) {
                unnumbered.send(packets.get(done)).ifPresent(failures::add);
                done++;
            } else if (packets.get(done).isLooped()) {
                done += sendLooped(packets.subList(done, run), failures);
            } else {
                done += outgoing.send(packets.subList(done, run), failures);
            }
        }
        return List.copyOf(failures);
    }

    /** Sends packets with IP_MULTICAST_LOOP, so that the kernel's own IGMP receives them too. */
    private int sendLooped(List<OutgoingPacket> packets, List<SendFailure> failures) {
        socket.set(SocketOption.IP_MULTICAST_LOOP, 1);
        try {
            return outgoing.send(packets, failures);
        } finally {
            socket.set(SocketOption.IP_MULTICAST_LOOP, 0);
        }
    }

    /** Returns the end of the run of packets with a source address and equal loop setting that begins at a position. */
    private static int numberedRun(List<OutgoingPacket> packets, int from) {
        int end = from;
        while (end < packets.size()
                && !packets.get(end).source().isUnspecified()
                && packets.get(end).isLooped() == packets.get(from).isLooped()) {
            end++;
        }
        return end;
    }

    @Override
    public void shield(List<Shield> shields) {
        if (shields.isEmpty()) {
            removeFilter();
            return;
        }
        int errno = ShieldFilter.of(shields).attach(socket);
        Socket.check(SocketOption.SO_ATTACH_FILTER, errno, SocketKind.IGMP::purpose);
    }

    private void removeFilter() {
        int errno = socket.trySet(SocketOption.SO_DETACH_FILTER, 0);
        if (!Errno.ENOENT.is(errno)) {
            Socket.check(SocketOption.SO_DETACH_FILTER, errno, SocketKind.IGMP::purpose);
        }
    }

    @Override
    public long lost() {
        return socket.dropped();
    }

    @Override
    public void joinRouterGroups(Link link) {
        memberships.join(link);
    }

    @Override
    public Set<Integer> routerGroups() {
        return memberships.held();
    }

    @Override
    public void leaveRouterGroups(int interfaceIndex) {
        memberships.leave(interfaceIndex);
    }
}
