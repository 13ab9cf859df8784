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
 * Reader of the nf_tables rules in the network namespace of the calling thread. Needs CAP_NET_ADMIN. Includes the rules
 * of iptables-nft, the default iptables program of Debian.
 */
public final class NftablesReader implements PacketFilter.Reader {
    /** Maximum number of rules; larger rulesets, such as a blocklist of single rules, are not read. */
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
