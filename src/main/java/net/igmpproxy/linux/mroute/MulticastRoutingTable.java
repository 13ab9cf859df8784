package net.igmpproxy.linux.mroute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.netlink.MulticastVifMessage;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.MulticastRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kernel's multicast routing table, changed by the routing socket and read by rtnetlink. */
public final class MulticastRoutingTable implements MulticastRoutes {
    private static final Logger LOGGER = LoggerFactory.getLogger(MulticastRoutingTable.class);

    /** Maximum number of changes before the notifications are read. */
    private static final int CALLS_BETWEEN_READINGS = 64;

    /** TTL threshold of an arrival VIF, through which no packet is sent. */
    private static final int ARRIVAL_THRESHOLD = 255;

    private final Socket socket;
    private final NetlinkDumper dumper;
    private final VifControl vifControl;
    private final MfcControl mfcControl;
    private final SourceCounters sourceCounters;
    private final VifNumbers vifs;
    private final Runnable reading;
    private int calls;
    private boolean vifsUnreadable;

    /**
     * @param socket  routing socket
     * @param dumper  dump socket of the loop thread
     * @param vifs    VIF numbers, kept equal to those of the kernel
     * @param reading reads the notifications, so that thousands of changes do not overrun their buffer
     */
    public MulticastRoutingTable(Socket socket, NetlinkDumper dumper, VifNumbers vifs, Runnable reading) {
        this.vifs = vifs;
        this.reading = reading;
        this.socket = socket;
        this.dumper = dumper;
        this.vifControl = new VifControl(socket.os());
        this.mfcControl = new MfcControl(socket.os());
        this.sourceCounters = new SourceCounters(socket);
    }

    @Override
    public void addVif(int vif, Link link, int threshold) {
        make(vif, link, threshold);
        vifs.add(vif, link.index());
    }

    @Override
    public void addArrivalVif(int vif, Link link) {
        make(vif, link, ARRIVAL_THRESHOLD);
        vifs.addArrival(vif, link.index());
    }

    private void make(int vif, Link link, int threshold) {
        int errno = tryAdd(vif, link, threshold);
        if (Errno.EADDRINUSE.is(errno)) {
            errno = takeNumber(vif, link, threshold);
        }
        Socket.check(
                SocketOption.MRT_ADD_VIF,
                errno,
                () -> "VIF " + vif + " on " + link.name() + " (interface index " + link.index() + ")");
    }

    private int tryAdd(int vif, Link link, int threshold) {
        return socket.trySet(
                SocketOption.MRT_ADD_VIF, vifControl.adding(vif, link.index(), threshold), VifControl.OCTETS);
    }

    /** Resolves a VIF number in use: on the same interface it is kept, on another interface it is replaced. */
    private int takeNumber(int vif, Link link, int threshold) {
        if (Integer.valueOf(link.index()).equals(dumpVifs().get(vif))) {
            return 0;
        }
        deleteVif(vif);
        return tryAdd(vif, link, threshold);
    }

    @Override
    public void deleteVif(int vif) {
        int errno = socket.trySet(SocketOption.MRT_DEL_VIF, vifControl.deleting(vif), VifControl.OCTETS);
        if (!Errno.EADDRNOTAVAIL.is(errno)) {
            Socket.check(SocketOption.MRT_DEL_VIF, errno, () -> "VIF " + vif);
        }
        vifs.remove(vif);
    }

    @Override
    public void install(MfcEntry entry) {
        SocketOption option = wildcardOr(entry, SocketOption.MRT_ADD_MFC_PROXY, SocketOption.MRT_ADD_MFC);
        Socket.check(option, apply(option, entry), () -> describe(entry));
    }

    /**
     * {@inheritDoc} A wildcard entry of another program may have a second VIF of an interface as parent, which readings
     * do not show. All VIFs of the interface are tried.
     */
    @Override
    public void remove(MfcEntry entry) {
        boolean removed = tryRemove(entry);
        if (!removed && entry.key().isWildcard()) {
            vifs.others(entry.parent()).forEach(parent -> tryRemove(new MfcEntry(entry.key(), parent, entry.ttls())));
        }
    }

    private boolean tryRemove(MfcEntry entry) {
        SocketOption option = wildcardOr(entry, SocketOption.MRT_DEL_MFC_PROXY, SocketOption.MRT_DEL_MFC);
        int errno = apply(option, entry);
        if (Errno.ENOENT.is(errno)) {
            return false;
        }
        Socket.check(option, errno, () -> describe(entry));
        return true;
    }

    @Override
    public Installed takeOver() {
        Map<Integer, Integer> present = dumpVifs();
        vifs.takeOver(present);
        List<MfcEntry> entries = readings().stream()
                .filter(reading -> reading.parent() != RouteReading.UNKNOWN_PARENT)
                .flatMap(reading ->
                        reading.ttls().stream().map(ttls -> new MfcEntry(reading.key(), reading.parent(), ttls)))
                .toList();
        return new Installed(present, entries);
    }

    @Override
    public Map<Integer, Integer> vifs() {
        Map<Integer, Integer> present = dumpVifs();
        vifs.replace(present);
        return present;
    }

    /** Returns the interface index of each VIF; falls back to the VIFs of the proxy if the kernel has no VIF dump. */
    private Map<Integer, Integer> dumpVifs() {
        return MulticastVifMessage.interfaces(dumper.dump(RouteDump.MULTICAST_VIFS, MulticastVifMessage::parse))
                .<Map<Integer, Integer>>map(present -> present)
                .orElseGet(this::believedVifs);
    }

    private Map<Integer, Integer> believedVifs() {
        if (!vifsUnreadable) {
            vifsUnreadable = true;
            LOGGER.warn("VIFs cannot be read from this kernel, Linux 4.13 or newer is needed:"
                    + " VIFs that another program changes are not set again");
        }
        return vifs.all();
    }

    /** {@inheritDoc} An entry whose parent VIF is gone has outgoing VIFs and an unknown parent. */
    @Override
    public List<RouteReading> readings() {
        return NetlinkTraffic.routes(dumper).map(vifs::reading).toList();
    }

    @Override
    public Optional<PacketCounts> counts(MfcKey key) {
        return sourceCounters.read(key);
    }

    private int apply(SocketOption option, MfcEntry entry) {
        calls++;
        if (calls % CALLS_BETWEEN_READINGS == 0) {
            reading.run();
        }
        return socket.trySet(option, mfcControl.describing(entry), MfcControl.OCTETS);
    }

    private static SocketOption wildcardOr(MfcEntry entry, SocketOption wildcard, SocketOption exact) {
        return entry.key().isWildcard() ? wildcard : exact;
    }

    private static String describe(MfcEntry entry) {
        return entry.key() + " from VIF " + entry.parent() + " to " + entry.ttls();
    }
}
