package net.igmpproxy.linux.mroute;

import java.util.Optional;
import net.igmpproxy.linux.handover.HolderSearch;
import net.igmpproxy.linux.handover.HolderSearch.Holder;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.Refusal;
import net.igmpproxy.runtime.port.RoutingTableInUseException;

/** Makes a raw IGMP socket the multicast router of its network namespace. CAP_NET_RAW is all it needs. */
public final class RoutingSocket {
    private static final int SEND_BUFFER_OCTETS = 4 << 20;

    private final HolderSearch holders;

    public RoutingSocket(HolderSearch holders) {
        this.holders = holders;
    }

    /** Sets everything up. The options come first, so that no packet is read or sent without them. */
    public void initialize(Socket socket) {
        setBuffer(socket, SocketOption.SO_SNDBUFFORCE, SocketOption.SO_SNDBUF, SEND_BUFFER_OCTETS);
        socket.set(SocketOption.IP_PKTINFO, 1);
        socket.set(SocketOption.IP_TOS, IgmpHeader.TOS);
        socket.set(SocketOption.IP_MULTICAST_TTL, IgmpHeader.TTL);
        socket.set(SocketOption.IP_MULTICAST_LOOP, 0);
        socket.set(SocketOption.IP_OPTIONS, IgmpHeader.routerAlert());
        becomeRouter(socket);
    }

    /**
     * Has the kernel report every packet that comes in on another interface than its entry expects (WRONGVIF). MRT_ASSERT alone
     * has it report those of interfaces only that the entry forwards to; MRT_PIM includes MRT_ASSERT, and changes nothing else
     * where there is no register VIF. A kernel without PIM-SM ({@code CONFIG_IP_PIMSM_V2}) refuses it.
     */
    public static void reportWrongInterfaces(Socket socket) {
        if (socket.trySet(SocketOption.MRT_PIM, 1) != 0) {
            socket.set(SocketOption.MRT_ASSERT, 1);
        }
    }

    /** How much the kernel keeps of what has not been read yet. */
    public static void setReceiveBuffer(Socket socket, int octets) {
        setBuffer(socket, SocketOption.SO_RCVBUFFORCE, SocketOption.SO_RCVBUF, octets);
    }

    /** Without CAP_NET_ADMIN the system's limit holds ({@code net.core.rmem_max}), which is no reason to stop. */
    private static void setBuffer(Socket socket, SocketOption forced, SocketOption limited, int octets) {
        if (socket.trySet(forced, octets) != 0) {
            socket.set(limited, octets);
        }
    }

    private void becomeRouter(Socket socket) {
        int errno = socket.trySet(SocketOption.MRT_INIT, 1);
        if (Errno.EADDRINUSE.is(errno)) {
            throw tableInUse(errno, holders.find(socket.number()));
        }
        Socket.check(SocketOption.MRT_INIT, errno, SocketKind.IGMP::purpose);
    }

    private static RoutingTableInUseException tableInUse(int errno, Optional<Holder> holder) {
        String call = SocketOption.MRT_INIT.call();
        String message = Failures.describe(call, SocketKind.IGMP.purpose(), errno) + " "
                + holder.map(Holder::toString).orElse("Another program")
                + " is the multicast router of this network namespace already;"
                + " stop it first.";
        return new RoutingTableInUseException(
                call, errno, message, holder.map(found -> new Refusal.Holder(found.process(), found.unit())));
    }
}
