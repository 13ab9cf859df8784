package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.Test;

/** The proxy is a host to the upstream router: it speaks the version of IGMP that is spoken there. */
@NetworkNamespaces
class UpstreamQuerierIT {
    @Test
    void speaksIgmpV2WithAnIgmpV2Router() {
        String group = "239.11.2.1";
        try (Laboratory lab = Laboratory.vyosExample()) {
            Capture upstream = lab.upstream().capture();
            lab.upstream().router().query(IgmpVersion.V2);

            Subscription subscription =
                    lab.lan(1).host("viewer", IgmpVersion.V3).join(group);
            assertThat(upstream.awaitJoin(group)).satisfies(join -> {
                assertThat(join.message()).isEqualTo(new IgmpMessage.OldReport(IgmpVersion.V2, group));
                assertThat(join.destination()).isEqualTo(group);
            });

            subscription.leave();
            assertThat(upstream.awaitLeave(group).destination()).isEqualTo("224.0.0.2");
        }
    }

    @Test
    void speaksIgmpV1WithAnIgmpV1Router() {
        String group = "239.11.3.1";
        try (Laboratory lab = Laboratory.vyosExample()) {
            Capture upstream = lab.upstream().capture();
            lab.upstream().router().query(IgmpVersion.V1);

            Subscription subscription =
                    lab.lan(1).host("viewer", IgmpVersion.V2).join(group);
            assertThat(upstream.awaitJoin(group).message()).isEqualTo(new IgmpMessage.OldReport(IgmpVersion.V1, group));

            subscription.leave();
            Await.until(
                    "the membership to end",
                    () -> lab.rest().items("/api/v1/groups").isEmpty());
            assertThat(upstream.leaves(group)).isEmpty();
        }
    }
}
