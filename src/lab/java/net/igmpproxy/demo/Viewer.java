package net.igmpproxy.demo;

import java.time.Instant;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.IgmpVersion;

/** Subscriber: a host that receives one group, with its measurements. */
final class Viewer {
    private final String name;
    private final Host host;
    private final String group;
    private final Capture atRouter;
    private final Reception onTheWire;

    Viewer(String name, Lan lan, String group) {
        this.name = name;
        this.group = group;
        this.host = lan.host(name, IgmpVersion.V3);
        this.atRouter = lan.captureAtRouter();
        this.onTheWire = host.capture().stream(UpstreamNetwork.ALT_SUBNET_SOURCE, group);
    }

    String name() {
        return name;
    }

    String address() {
        return host.address();
    }

    Subscription join() {
        return host.join(group);
    }

    /** Returns the packets received on the host's interface, subscribed or not. */
    Reception onTheWire() {
        return onTheWire;
    }

    /** Returns the time of the host's first report at the router. */
    Instant reported() {
        return atRouter.awaitJoin(group).time();
    }

    /** Returns the time of the host's leave at the router. */
    Instant left() {
        return atRouter.awaitLeave(group).time();
    }
}
