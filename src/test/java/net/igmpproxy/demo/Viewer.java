package net.igmpproxy.demo;

import java.time.Instant;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.IgmpVersion;

/** A subscriber: a host that watches one group, and what it can tell about it. */
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

    /** What has come in on the host's interface, wanted or not. */
    Reception onTheWire() {
        return onTheWire;
    }

    /** When the router got the host's first report. */
    Instant reported() {
        return atRouter.awaitJoin(group).time();
    }

    /** When the router got the host's leave. */
    Instant left() {
        return atRouter.awaitLeave(group).time();
    }
}
