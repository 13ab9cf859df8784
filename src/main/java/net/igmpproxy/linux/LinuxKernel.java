package net.igmpproxy.linux;

import java.nio.file.Path;
import net.igmpproxy.runtime.IgmpSocket;
import net.igmpproxy.runtime.Kernel;
import net.igmpproxy.runtime.LinkMonitor;
import net.igmpproxy.runtime.MulticastRoutes;
import net.igmpproxy.runtime.Poller;

/**
 * The Linux kernel, by way of libc, as seen from the network namespace of the thread that opened it. The same thread, or
 * one in the same namespace, must join the router groups, since each membership is a socket of its own.
 */
public final class LinuxKernel implements Kernel {
    private final Resources resources;
    private final IgmpSocket igmp;
    private final MulticastRoutes routes;
    private final LinkMonitor links;
    private final Poller poller;

    private LinuxKernel(Native os, Resources resources) {
        this.resources = resources;
        Socket socket = resources.add(Socket.open(os, SocketKind.IGMP));
        new RoutingSocket(new HolderSearch(Path.of("/proc"))).initialize(socket);
        UnnumberedSender unnumbered = resources.add(new UnnumberedSender(os));
        RouterGroupMemberships memberships = resources.add(new RouterGroupMemberships(os));
        NotificationSocket notifications = NotificationSocket.open(os, resources);
        this.igmp = new RawIgmpSocket(socket, unnumbered, memberships);
        this.routes = new MulticastRoutingTable(socket, resources.add(new NetlinkDumper(os, SocketKind.ROUTE)));
        this.links = new NetlinkLinks(resources.add(new NetlinkDumper(os, SocketKind.ROUTE)), notifications);
        this.poller = Epoll.open(os, resources, socket.number(), notifications.number());
    }

    /**
     * Becomes the multicast router of the calling thread's network namespace: a {@link Kernel.Opener}. The calling thread
     * is given precedence over other programs' where the capability SYS_NICE allows it.
     *
     * @throws net.igmpproxy.runtime.RoutingTableInUseException if another program is it already
     * @throws net.igmpproxy.runtime.KernelException            if a capability or a kernel option is missing, or a
     *                                                          call failed; nothing stays open
     */
    public static Kernel open() {
        Native os = Native.load();
        ThreadPriority.raise(os);
        Resources resources = new Resources();
        try {
            return new LinuxKernel(os, resources);
        } catch (RuntimeException | Error failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    @Override
    public IgmpSocket igmp() {
        return igmp;
    }

    @Override
    public MulticastRoutes routes() {
        return routes;
    }

    @Override
    public LinkMonitor links() {
        return links;
    }

    @Override
    public Poller poller() {
        return poller;
    }

    @Override
    public void close() {
        resources.close();
    }
}
