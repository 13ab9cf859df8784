package net.igmpproxy.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.MfcEntry;
import net.igmpproxy.core.forwarding.VifTtls;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;
import net.igmpproxy.linux.netlink.MulticastVifMessage;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.runtime.MulticastRoutes;

/** The kernel's multicast routing table, changed through the routing socket and read by rtnetlink. */
final class MulticastRoutingTable implements MulticastRoutes {
    private final Socket socket;
    private final NetlinkDumper dumper;
    private final VifControl vifControl;
    private final MfcControl mfcControl;
    private final VifNumbers vifs = new VifNumbers();

    /**
     * @param socket the routing socket
     * @param dumper reads the table, whatever thread asks
     */
    MulticastRoutingTable(Socket socket, NetlinkDumper dumper) {
        this.socket = socket;
        this.dumper = dumper;
        this.vifControl = new VifControl(socket.os());
        this.mfcControl = new MfcControl(socket.os());
    }

    @Override
    public void addVif(int vif, Link link, int threshold) {
        int errno = socket.trySet(
                SocketOption.MRT_ADD_VIF, vifControl.adding(vif, link.index(), threshold), VifControl.OCTETS);
        Socket.check(
                SocketOption.MRT_ADD_VIF,
                errno,
                () -> "VIF " + vif + " on " + link.name() + " (interface index " + link.index() + ")");
        vifs.add(vif, link.index());
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
        Map<Integer, Integer> interfaces = new HashMap<>();
        allVifs().forEach(vif -> {
            interfaces.put(vif.number(), vif.interfaceIndex());
            vifs.add(vif.number(), vif.interfaceIndex());
        });
        Map<Integer, Integer> numbers = vifs.byInterface();
        List<MfcEntry> entries = dumper.dump(RouteDump.MULTICAST_ROUTES, MulticastRouteMessage::parse).stream()
                .filter(MulticastRouteMessage::isOfDefaultTable)
                .flatMap(route -> Stream.ofNullable(numbers.get(route.inputInterface()))
                        .map(parent -> new MfcEntry(route.key(), parent, ttls(route, numbers))))
                .toList();
        return new Installed(interfaces, entries);
    }

    private static VifTtls ttls(MulticastRouteMessage route, Map<Integer, Integer> numbers) {
        VifTtls ttls = VifTtls.none();
        for (MulticastRouteMessage.Output output : route.outputs()) {
            Integer vif = numbers.get(output.interfaceIndex());
            ttls = vif == null ? ttls : ttls.with(vif, output.threshold());
        }
        return ttls;
    }

    /** {@inheritDoc} An entry whose parent VIF is gone has parent -1 too. */
    @Override
    public List<MfcCounters> counters() {
        Map<Integer, Integer> byInterface = vifs.byInterface();
        return dumper.dump(RouteDump.MULTICAST_ROUTES, MulticastRouteMessage::parse).stream()
                .filter(MulticastRouteMessage::isOfDefaultTable)
                .map(route -> counters(route, byInterface.getOrDefault(route.inputInterface(), -1)))
                .toList();
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

    private static MfcCounters counters(MulticastRouteMessage route, int parent) {
        return new MfcCounters(route.key(), parent, route.packets(), route.bytes(), route.wrongInterface());
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
