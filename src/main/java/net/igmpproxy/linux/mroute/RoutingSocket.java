package net.igmpproxy.linux.mroute;

import java.util.Optional;
import net.igmpproxy.core.wire.IgmpHeader;
import net.igmpproxy.linux.handover.HolderSearch;
import net.igmpproxy.linux.handover.HolderSearch.Holder;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.Refusal;
import net.igmpproxy.runtime.port.RoutingTableInUseException;

/** Setup of a raw IGMP socket as the multicast router of its network namespace. Needs CAP_NET_RAW only. */
public final class RoutingSocket {
    private static final int SEND_BUFFER_OCTETS = 4 << 20;

    private final HolderSearch holders;

    public RoutingSocket(HolderSearch holders) {
        this.holders = holders;
    }

    /** Sets all options and then MRT_INIT, so that no packet is received or sent without the options. */
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
     * Enables WRONGVIF upcalls for packets on any unexpected interface. MRT_ASSERT alone reports only interfaces to
     * which the entry forwards. MRT_PIM includes MRT_ASSERT, and has no other effect without a register VIF. A kernel
     * without {@code CONFIG_IP_PIMSM_V2} refuses MRT_PIM.
     */
    public static void reportWrongInterfaces(Socket socket) {
        if (socket.trySet(SocketOption.MRT_PIM, 1) != 0) {
            socket.set(SocketOption.MRT_ASSERT, 1);
        }
    }

    /** Sets the size of the receive buffer in bytes. */
    public static void setReceiveBuffer(Socket socket, int octets) {
        setBuffer(socket, SocketOption.SO_RCVBUFFORCE, SocketOption.SO_RCVBUF, octets);
    }

    /**
     * Sets a buffer size. Without CAP_NET_ADMIN the kernel limits it to {@code net.core.rmem_max} or
     * {@code net.core.wmem_max}, which is accepted.
     */
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
