package net.igmpproxy.linux;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.netlink.NetlinkMessage;
import net.igmpproxy.linux.nftables.NftablesDump;
import net.igmpproxy.linux.nftables.Ruleset;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.probe.PacketFilter;

/**
 * Reads the rules of nf_tables in the network namespace of the calling thread, for which CAP_NET_ADMIN is needed. Rules of
 * iptables are among them if its program is iptables-nft, as it is on Debian.
 */
public final class NftablesReader implements PacketFilter.Reader {
    /** More, as of a router that knows a blacklist by single rules, are not worth their reading. */
    private static final int MAX_RULES = 10_000;

    private final Native os = Native.load();

    @Override
    public Optional<PacketFilter> read() {
        try (NetlinkDumper dumper = new NetlinkDumper(os, SocketKind.NETFILTER)) {
            return Ruleset.read(new Tables(dumper), MAX_RULES).map(rules -> rules);
        } catch (KernelException unreadable) {
            return Optional.empty();
        }
    }

    private record Tables(NetlinkDumper dumper) implements Ruleset.Dumper {
        @Override
        public <T> List<T> dump(NftablesDump request, Function<NetlinkMessage, Optional<T>> parser) {
            return dumper.dump(request, parser);
        }
    }
}
