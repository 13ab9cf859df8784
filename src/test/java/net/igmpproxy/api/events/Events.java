package net.igmpproxy.api.events;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;

/** Events for tests. */
final class Events {
    static final InterfaceName ETH0 = new InterfaceName("eth0");
    static final InterfaceName ETH1 = new InterfaceName("eth1");
    static final InterfaceName ETH2 = new InterfaceName("eth2");
    static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.5");

    private Events() {}

    /**
     * Returns a join of the host 192.168.x.y on eth1.
     *
     * @param host the last 16 bits of the address
     */
    static EngineEvent joined(int host) {
        return joined(ETH1, "239.1.1.1", host);
    }

    static EngineEvent joined(InterfaceName name, String group, int host) {
        return new MemberJoined(name, GroupAddress.of(group), new Ipv4Address(0xc0a80000 + host));
    }

    static ProxyEvent route() {
        return new RouteInstalled(new MfcKey(SOURCE, GROUP.address()), ETH0, List.of(ETH1, ETH2));
    }

    /** Returns an event that takes more than a thousand bytes in the stream. */
    static EngineEvent longOne(int number) {
        SourceSet sources = SourceSet.copyOf(IntStream.range(0, 100)
                .mapToObj(source -> new Ipv4Address(0x0a000000 + number * 1000 + source))
                .toList());
        return new UpstreamChanged(ETH0, GROUP, MembershipChange.CHANGED, SourceFilter.include(sources));
    }
}
