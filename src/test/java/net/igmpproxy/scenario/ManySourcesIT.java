package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Downstream source that sends to more groups than the maximum number of flows, without any member. */
@NetworkNamespaces
class ManySourcesIT {
    private static final String GROUP = "239.13.1.1";
    private static final int MAX_FLOWS = 50;
    private static final int UNWANTED = 400;

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void entriesAreBoundedAndWhoIsServedLosesNothing() {
        ObjectNode document = ProxyConfig.vyosExample().json().deepCopy().asObject();
        lab.rest().put("/api/v1/config", document.put("maxFlows", MAX_FLOWS));
        Subscription viewer = lab.lan(2).host("viewer", IgmpVersion.V3).join(GROUP);
        lab.source().stream(GROUP).start();
        viewer.awaitPackets(200);

        lab.lan(1).host("talker", IgmpVersion.V3).stream(IntStream.range(0, UNWANTED)
                        .mapToObj(number -> Ipv4.plus("239.14.0.1", number))
                        .toArray(String[]::new))
                .packetsPerSecond(2_000)
                .start()
                .awaitSent(4 * UNWANTED);

        assertThat(lab.router().procNet("ip_mr_cache").lines().count()).isLessThanOrEqualTo(1 + MAX_FLOWS + 10);
        assertThat(lab.rest().items("/api/v1/routes")).hasSizeLessThanOrEqualTo(MAX_FLOWS);
        Await.until(
                "the finding",
                () -> lab.rest().get("/api/v1/diagnostics").toString().contains("maxFlows is " + MAX_FLOWS));
        viewer.awaitPackets(200);
        assertThat(viewer.reception().lost()).isZero();
        lab.lan(2).host("later", IgmpVersion.V3).join(GROUP).awaitPackets(100);
    }
}
