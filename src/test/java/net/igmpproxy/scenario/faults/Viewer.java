package net.igmpproxy.scenario.faults;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;

/** Host that receives its own stream, with the number of packets missed so far. */
final class Viewer {
    private static final int FLOWING = 200;

    private final int lan;
    private final String name;
    private final MulticastStream stream;
    private final Subscription subscription;
    private long missed;

    Viewer(Laboratory lab, int lan, String name, IgmpVersion version, String group) {
        this.lan = lan;
        this.name = name;
        this.stream = lab.source().stream(group).start();
        this.subscription = lab.lan(lan).host(name, version).join(group);
        subscription.awaitPackets(FLOWING);
    }

    /** Waits until the stream is received. */
    void awaitStream() {
        subscription.awaitPackets(FLOWING);
    }

    /** Checks the packet loss of a fault: none unless the fault affects this host. */
    void verify(Fault fault) {
        if (fault.concerns(lan)) {
            missed = subscription.reception().missing();
        } else {
            assertThat(subscription.reception().lost(missed))
                    .as("packets that %s cost %s", fault, name)
                    .isZero();
        }
        assertThat(subscription.reception().duplicates())
                .as("packets that %s brought %s twice", fault, name)
                .isZero();
    }

    void leave() {
        subscription.leave();
        subscription.reception().awaitEnd(stream);
        stream.close();
    }
}
