package net.igmpproxy.linux;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.igmpproxy.linux.handover.Bequest;
import net.igmpproxy.linux.handover.BequestSearch;
import net.igmpproxy.linux.handover.Handover;
import net.igmpproxy.linux.handover.HolderSearch;
import net.igmpproxy.linux.handover.RoutingLock;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.linux.handover.Succession;
import net.igmpproxy.linux.libc.Epoll;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.MemoryFile;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resources;
import net.igmpproxy.linux.libc.ThreadPriority;
import net.igmpproxy.linux.link.NetlinkLinks;
import net.igmpproxy.linux.link.NotificationLog;
import net.igmpproxy.linux.link.NotificationSocket;
import net.igmpproxy.linux.mroute.MulticastRoutingTable;
import net.igmpproxy.linux.mroute.NetlinkTraffic;
import net.igmpproxy.linux.mroute.RawIgmpSocket;
import net.igmpproxy.linux.mroute.RouterGroupMemberships;
import net.igmpproxy.linux.mroute.RoutingSocket;
import net.igmpproxy.linux.mroute.UnnumberedSender;
import net.igmpproxy.linux.mroute.VifNumbers;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.IgmpSocket;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.Legacy;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.LinkMonitor;
import net.igmpproxy.runtime.port.MulticastRoutes;
import net.igmpproxy.runtime.port.Poller;
import net.igmpproxy.runtime.port.Successor;
import net.igmpproxy.runtime.port.TrafficCounters;

/**
 * Linux kernel, accessed by libc, in the network namespace of the thread that opened it. Each router-group membership
 * is a socket of its own. The thread that joins must therefore be in the same namespace.
 */
public final class LinuxKernel implements Kernel {
    private final Native os;
    private final Resources resources;
    private final IgmpSocket igmp;
    private final MulticastRoutes routes;
    private final TrafficCounters traffic;
    private final LinkMonitor links;
    private final Epoll poller;
    private final Optional<Bequest> bequest;
    private final ServiceManager manager;
    private final Socket socket;
    private final RoutingLock lock;
    private final Succession succession;
    private final boolean realTime;
    private final boolean handover;
    private long toldNanos = System.nanoTime();
    private boolean stored;

    private LinuxKernel(Native os, Resources resources, KernelOptions options) {
        this.os = os;
        this.resources = resources;
        this.handover = options.handover();
        this.realTime = options.realTime();
        this.manager = options.manager();
        UnnumberedSender unnumbered = resources.add(new UnnumberedSender(os));
        RouterGroupMemberships memberships = resources.add(new RouterGroupMemberships(os));
        NotificationSocket notifications = NotificationSocket.open(os, resources);
        NetlinkDumper routeDumper = resources.add(new NetlinkDumper(os, SocketKind.ROUTE));
        NetlinkDumper linkDumper = resources.add(new NetlinkDumper(os, SocketKind.ROUTE));
        // From here on a process that hands over has stopped its work.
        BequestSearch search = new BequestSearch(os, manager);
        this.bequest = handover ? search.find().map(resources::add) : Optional.empty();
        this.socket = resources.add(bequest.map(before -> Socket.of(os, SocketKind.IGMP, before.routing()))
                .orElseGet(() -> search.openNew(() -> newRouter(os))));
        this.lock = new RoutingLock(os, socket.descriptor());
        lock.tryAcquire();
        RoutingSocket.reportWrongInterfaces(socket);
        RoutingSocket.setReceiveBuffer(socket, options.receiveBufferOctets());
        this.igmp = new RawIgmpSocket(socket, unnumbered, memberships);
        VifNumbers vifs = new VifNumbers();
        this.traffic = new NetlinkTraffic(os, resources, vifs);
        Epoll epoll = Epoll.open(os, resources, socket.number(), notifications.number(), options.busyPoll());
        this.poller = epoll;
        NetlinkLinks netlink =
                new NetlinkLinks(linkDumper, notifications, new NotificationLog(vifs), epoll::watchLinks);
        this.links = netlink;
        this.routes = new MulticastRoutingTable(socket, routeDumper, vifs, netlink::gather);
        this.succession = resources.add(new Succession(os, socket.descriptor(), poller));
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
     * Becomes the multicast router of the calling thread's network namespace: a {@link Kernel.Opener}. Blocks for a few
     * seconds if another process must hand over.
     *
     * @throws net.igmpproxy.runtime.port.RoutingTableInUseException if another program is the multicast router
     * @throws net.igmpproxy.runtime.port.KernelException if a capability or a kernel option is missing, or a call
     *     failed; no descriptor stays open
     */
    public static Kernel open(KernelOptions options) {
        Native os = Native.load();
        Resources resources = new Resources();
        try {
            return new LinuxKernel(os, resources, options);
        } catch (RuntimeException | Error failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    /** Loads the native library in advance, so that {@link #open} is faster. Thread-safe. */
    public static void prepare() {
        Native.load();
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
    public TrafficCounters traffic() {
        return traffic;
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
    public void attach() {
        ThreadPriority.raise(os, realTime);
    }

    @Override
    public void requireInheritance() {
        long now = System.nanoTime();
        if (now - toldNanos < Handover.WORKING_INTERVAL.toNanos()) {
            return;
        }
        toldNanos = now;
        if (!bequest.map(Bequest::working).orElse(true) && !lock.acquireOfDead()) {
            throw BequestSearch.takenBack();
        }
    }

    @Override
    public boolean settle() {
        boolean taken = bequest.map(Bequest::taken).orElse(true) && lock.tryAcquire();
        if (taken && handover) {
            succession.open();
        }
        return taken;
    }

    @Override
    public void keep() {
        if (handover) {
            succession.tend();
            succession.keep();
            store();
        }
    }

    @Override
    public Supplier<List<Limitation>> limitations() {
        return succession.limitations();
    }

    private void store() {
        stored = stored || manager.store(ServiceManager.ROUTING, socket.descriptor());
    }

    @Override
    public boolean bequeath(byte[] state) {
        if (!handover || !manager.isThere()) {
            return false;
        }
        store();
        FileDescriptor file = MemoryFile.of(os, ServiceManager.STATE, state);
        boolean kept = stored && manager.store(ServiceManager.STATE, file);
        file.close();
        manager.awaitWorkedOff();
        return kept;
    }

    @Override
    public boolean withdraw(byte[] state) {
        return bequest.isPresent()
                && (bequeath(state) || !bequest.get().legacy().seamless());
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
        try {
            succession.drop();
            // Also removes the descriptor stored by the previous process.
            if (handover) {
                manager.discard(ServiceManager.ROUTING);
            }
        } finally {
            resources.close();
        }
    }
}
