package net.igmpproxy.linux;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.MfcEntry;
import net.igmpproxy.core.forwarding.MfcKey;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;
import net.igmpproxy.linux.netlink.MulticastVifMessage;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.runtime.MulticastRoutes;

/** The kernel's multicast routing table, changed through the routing socket and read by rtnetlink. */
final class MulticastRoutingTable implements MulticastRoutes {
    /** Nothing leaves through an arrival VIF. */
    private static final int ARRIVAL_THRESHOLD = 255;

    private final Socket socket;
    private final NetlinkDumper dumper;
    private final VifControl vifControl;
    private final MfcControl mfcControl;
    private final SourceCounters sourceCounters;
    private final VifNumbers vifs;

    /**
     * @param socket the routing socket
     * @param dumper reads the table, whatever thread asks
     * @param vifs   is kept as the kernel has them
     */
    MulticastRoutingTable(Socket socket, NetlinkDumper dumper, VifNumbers vifs) {
        this.vifs = vifs;
        this.socket = socket;
        this.dumper = dumper;
        this.vifControl = new VifControl(socket.os());
        this.mfcControl = new MfcControl(socket.os());
        this.sourceCounters = new SourceCounters(socket);
    }

    @Override
    public void addVif(int vif, Link link, int threshold) {
        int errno = tryAdd(vif, link, threshold);
        if (Errno.EADDRINUSE.is(errno)) {
            errno = takeNumber(vif, link, threshold);
        }
        Socket.check(
                SocketOption.MRT_ADD_VIF,
                errno,
                () -> "VIF " + vif + " on " + link.name() + " (interface index " + link.index() + ")");
        vifs.add(vif, link.index());
    }

    @Override
    public void addArrivalVif(int vif, Link link) {
        addVif(vif, link, ARRIVAL_THRESHOLD);
    }

    private int tryAdd(int vif, Link link, int threshold) {
        return socket.trySet(
                SocketOption.MRT_ADD_VIF, vifControl.adding(vif, link.index(), threshold), VifControl.OCTETS);
    }

    /** The number is in use already: on the interface, which is as it should be, or on another one. */
    private int takeNumber(int vif, Link link, int threshold) {
        if (Integer.valueOf(link.index()).equals(dumpVifs().get(vif))) {
            return 0;
        }
        deleteVif(vif);
        return tryAdd(vif, link, threshold);
    }

    @Override
    public void deleteVif(int vif) {
        vifs.remove(vif);
        int errno = socket.trySet(SocketOption.MRT_DEL_VIF, vifControl.deleting(vif), VifControl.OCTETS);
        if (!Errno.EADDRNOTAVAIL.is(errno)) {
            Socket.check(SocketOption.MRT_DEL_VIF, errno, () -> "VIF " + vif);
        }
    }

    @Override
    public void install(MfcEntry entry) {
        SocketOption option = wildcardOr(entry, SocketOption.MRT_ADD_MFC_PROXY, SocketOption.MRT_ADD_MFC);
        Socket.check(option, apply(option, entry), () -> describe(entry));
    }

    @Override
    public void remove(MfcEntry entry) {
        SocketOption option = wildcardOr(entry, SocketOption.MRT_DEL_MFC_PROXY, SocketOption.MRT_DEL_MFC);
        int errno = apply(option, entry);
        if (!Errno.ENOENT.is(errno)) {
            Socket.check(option, errno, () -> describe(entry));
        }
    }

    @Override
    public Installed takeOver() {
        Map<Integer, Integer> present = vifs();
        List<MfcEntry> entries = routes().map(vifs::reading)
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

    /** The interface index of each VIF, ascending by number. */
    private SortedMap<Integer, Integer> dumpVifs() {
        SortedMap<Integer, Integer> present = new TreeMap<>();
        allVifs().forEach(vif -> present.put(vif.number(), vif.interfaceIndex()));
        return present;
    }

    private Stream<MulticastRouteMessage> routes() {
        return dumper.dump(RouteDump.MULTICAST_ROUTES, MulticastRouteMessage::parse).stream()
                .filter(MulticastRouteMessage::isOfDefaultTable);
    }

    /** {@inheritDoc} An entry whose parent VIF is gone has parent -1 too. */
    @Override
    public List<MfcCounters> counters() {
        return routes().map(route ->
                        new MfcCounters(vifs.reading(route), route.packets(), route.bytes(), route.wrongInterface()))
                .toList();
    }

    @Override
    public OptionalLong accepted(MfcKey key) {
        return sourceCounters.accepted(key);
    }

    @Override
    public List<VifCounters> vifCounters() {
        return allVifs().map(MulticastRoutingTable::counters).toList();
    }

    private Stream<MulticastVifMessage.Vif> allVifs() {
        return dumper.dump(RouteDump.MULTICAST_VIFS, MulticastVifMessage::parse).stream()
                .filter(MulticastVifMessage::isOfDefaultTable)
                .flatMap(table -> table.vifs().stream());
    }

    private static VifCounters counters(MulticastVifMessage.Vif vif) {
        return new VifCounters(vif.number(), vif.packetsIn(), vif.packetsOut(), vif.bytesIn(), vif.bytesOut());
    }

    private int apply(SocketOption option, MfcEntry entry) {
        return socket.trySet(option, mfcControl.describing(entry), MfcControl.OCTETS);
    }

    private static SocketOption wildcardOr(MfcEntry entry, SocketOption wildcard, SocketOption exact) {
        return entry.key().isWildcard() ? wildcard : exact;
    }

    private static String describe(MfcEntry entry) {
        return entry.key() + " from VIF " + entry.parent() + " to " + entry.ttls();
    }
}
