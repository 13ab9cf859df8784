package net.igmpproxy.linux;

import java.nio.file.Path;
import java.util.Optional;
import net.igmpproxy.runtime.IgmpSocket;
import net.igmpproxy.runtime.Kernel;
import net.igmpproxy.runtime.Legacy;
import net.igmpproxy.runtime.LinkMonitor;
import net.igmpproxy.runtime.MulticastRoutes;
import net.igmpproxy.runtime.Poller;
import net.igmpproxy.runtime.Successor;

/**
 * The Linux kernel, by way of libc, as seen from the network namespace of the thread that opened it. The same thread, or
 * one in the same namespace, must join the router groups, since each membership is a socket of its own.
 */
public final class LinuxKernel implements Kernel {
    private final Native os;
    private final Resources resources;
    private final IgmpSocket igmp;
    private final MulticastRoutes routes;
    private final LinkMonitor links;
    private final Epoll poller;
    private final Optional<Bequest> bequest;
    private final ServiceManager manager;
    private final Socket socket;
    private final Succession succession;
    private final boolean handover;
    private boolean stored;

    private LinuxKernel(Native os, Resources resources, KernelOptions options) {
        this.os = os;
        this.resources = resources;
        this.handover = options.handover();
        this.manager = options.manager();
        this.bequest = handover ? bequest().map(resources::add) : Optional.empty();
        this.socket = resources.add(bequest.map(before -> Socket.of(os, SocketKind.IGMP, before.routing()))
                .orElseGet(() -> newRouter(os)));
        RoutingSocket.reportWrongInterfaces(socket);
        RoutingSocket.setReceiveBuffer(socket, options.receiveBufferOctets());
        UnnumberedSender unnumbered = resources.add(new UnnumberedSender(os));
        RouterGroupMemberships memberships = resources.add(new RouterGroupMemberships(os));
        NotificationSocket notifications = NotificationSocket.open(os, resources);
        this.igmp = new RawIgmpSocket(socket, unnumbered, memberships);
        this.routes = new MulticastRoutingTable(socket, resources.add(new NetlinkDumper(os, SocketKind.ROUTE)));
        Epoll epoll = Epoll.open(os, resources, socket.number(), notifications.number(), options.busyPoll());
        this.poller = epoll;
        this.links = new NetlinkLinks(
                resources.add(new NetlinkDumper(os, SocketKind.ROUTE)), notifications, epoll::watchLinks);
        this.succession = resources.add(new Succession(os, socket, poller));
    }

    /** The keeper is asked last: a service manager has what is newer. */
    private Optional<Bequest> bequest() {
        return Predecessor.askProxy(os).or(manager::bequest).or(() -> Predecessor.askKeeper(os));
    }

    private static Socket newRouter(Native os) {
        Socket socket = Socket.open(os, SocketKind.IGMP);
        try {
            new RoutingSocket(new HolderSearch(Path.of("/proc"))).initialize(socket);
            return socket;
        } catch (RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    /**
     * Becomes the multicast router of the calling thread's network namespace: a {@link Kernel.Opener}. The calling thread
     * is given precedence over other programs' where the capability SYS_NICE allows it.
     *
     * @throws net.igmpproxy.runtime.RoutingTableInUseException if another program is it already
     * @throws net.igmpproxy.runtime.KernelException            if a capability or a kernel option is missing, or a
     *                                                          call failed; nothing stays open
     */
    public static Kernel open(KernelOptions options) {
        Native os = Native.load();
        ThreadPriority.raise(os, options.realTime());
        Resources resources = new Resources();
        try {
            return new LinuxKernel(os, resources, options);
        } catch (RuntimeException | Error failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    /** Loads what the first call of {@link #open} would have to. Any thread may call this, to save another one the time. */
    public static void prepare() {
        Native.load();
    }

    /** Whether a proxy runs in this network namespace that would give up its place. */
    public static boolean hasPredecessor() {
        return Predecessor.isThere();
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
    public Optional<Legacy> legacy() {
        return bequest.map(Bequest::legacy);
    }

    @Override
    public void settle() {
        bequest.ifPresent(Bequest::taken);
        if (handover) {
            succession.open();
        }
    }

    @Override
    public void keep() {
        if (handover) {
            succession.keep();
            store();
        }
    }

    private void store() {
        if (!stored) {
            manager.store(ServiceManager.ROUTING, socket.descriptor());
            stored = true;
        }
    }

    @Override
    public boolean bequeath(byte[] state) {
        if (!handover || !manager.isThere()) {
            return false;
        }
        store();
        FileDescriptor file = MemoryFile.of(os, ServiceManager.STATE, state);
        manager.store(ServiceManager.STATE, file);
        file.close();
        manager.awaitWorkedOff();
        return true;
    }

    @Override
    public void refuse() {
        bequest.ifPresent(Bequest::refused);
        resources.close();
    }

    @Override
    public Optional<Successor> successor() {
        return succession.next();
    }

    @Override
    public void leave() {
        resources.close();
    }

    @Override
    public void close() {
        succession.drop();
        if (stored) {
            manager.discard(ServiceManager.ROUTING);
        }
        resources.close();
    }
}
