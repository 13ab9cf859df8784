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
 * Counters by rtnetlink, on sockets that the loop does not use. VIFs, which are few, have a socket apart from that of the entries,
 * so that a reading of VIFs does not wait for a reading of entries.
 */
public final class NetlinkTraffic implements TrafficCounters {
    private final NetlinkDumper routeDumper;
    private final NetlinkDumper vifDumper;
    private final VifNumbers numbers;

    /**
     * Opens the sockets.
     *
     * @param resources closes them
     * @param numbers   has the number of each VIF
     */
    public NetlinkTraffic(Native os, Resources resources, VifNumbers numbers) {
        this.routeDumper = resources.add(new NetlinkDumper(os, SocketKind.ROUTE));
        this.vifDumper = resources.add(new NetlinkDumper(os, SocketKind.ROUTE));
        this.numbers = numbers;
    }

    /** {@inheritDoc} An entry whose parent VIF is gone has outgoing VIFs and no known parent. */
    @Override
    public List<MfcCounters> routes() {
        return routes(routeDumper)
                .map(route ->
                        new MfcCounters(numbers.reading(route), route.packets(), route.bytes(), route.wrongInterface()))
                .toList();
    }

    /** Reads the entries of the routing table that the proxy uses. */
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
