package net.igmpproxy.linux.mroute;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resources;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;
import net.igmpproxy.linux.netlink.MulticastVifMessage;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.TrafficCounters;

/**
 * Counters by rtnetlink, on sockets that the loop does not use. VIFs have a separate socket, so that their short dump
 * does not wait for a dump of the MFC.
 */
public final class NetlinkTraffic implements TrafficCounters {
    private final NetlinkDumper routeDumper;
    private final NetlinkDumper vifDumper;
    private final VifNumbers numbers;

    /**
     * Opens the sockets.
     *
     * @param resources owner of the sockets
     * @param numbers   VIF numbers
     */
    public NetlinkTraffic(Native os, Resources resources, VifNumbers numbers) {
        this.routeDumper = resources.add(new NetlinkDumper(os, SocketKind.ROUTE));
        this.vifDumper = resources.add(new NetlinkDumper(os, SocketKind.ROUTE));
        this.numbers = numbers;
    }

    /** {@inheritDoc} An entry whose parent VIF is gone has outgoing VIFs and an unknown parent. */
    @Override
    public List<MfcCounters> routes() {
        return routes(routeDumper)
                .map(route ->
                        new MfcCounters(numbers.reading(route), route.packets(), route.bytes(), route.wrongInterface()))
                .toList();
    }

    /** Reads the MFC entries of the default multicast routing table. */
    static Stream<MulticastRouteMessage> routes(NetlinkDumper dumper) {
        return dumper.dump(RouteDump.MULTICAST_ROUTES, MulticastRouteMessage::parse).stream()
                .filter(MulticastRouteMessage::isOfDefaultTable);
    }

    @Override
    public List<VifCounters> vifs() {
        return vifDumper.dump(RouteDump.MULTICAST_VIFS, MulticastVifMessage::parse).stream()
                .filter(MulticastVifMessage::isOfDefaultTable)
                .flatMap(table -> table.vifs().stream())
                .map(vif ->
                        new VifCounters(vif.number(), vif.packetsIn(), vif.packetsOut(), vif.bytesIn(), vif.bytesOut()))
                .toList();
    }
}
