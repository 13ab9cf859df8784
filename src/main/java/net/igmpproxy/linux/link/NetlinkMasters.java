package net.igmpproxy.linux.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.netlink.EnslavedLinkMessage;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.probe.Master;
import net.igmpproxy.runtime.probe.MasterReader;

/** Reader of master interfaces by rtnetlink, on a socket that is open only during a reading. */
public final class NetlinkMasters implements MasterReader {
    private static final String VRF = "vrf";

    private final Native os = Native.load();

    @Override
    public Map<InterfaceName, Master> read() {
        try (NetlinkDumper dumper = new NetlinkDumper(os, SocketKind.ROUTE)) {
            return masters(dumper.dump(RouteDump.LINKS, EnslavedLinkMessage::parse));
        } catch (KernelException unreadable) {
            return Map.of();
        }
    }

    /** Maps each enslaved interface to its master, by interface index. */
    static Map<InterfaceName, Master> masters(List<EnslavedLinkMessage> links) {
        Map<Integer, EnslavedLinkMessage> byIndex = links.stream()
                .collect(Collectors.toMap(EnslavedLinkMessage::index, Function.identity(), (one, other) -> other));
        Map<InterfaceName, Master> masters = new HashMap<>();
        for (EnslavedLinkMessage link : links) {
            EnslavedLinkMessage master = byIndex.get(link.master());
            if (master != null) {
                Master.Kind kind = VRF.equals(link.slaveKind()) ? Master.Kind.VRF : Master.Kind.PORTS;
                masters.put(link.name(), new Master(master.name(), kind));
            }
        }
        return Map.copyOf(masters);
    }
}
