package net.igmpproxy.scenario.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.client.ApiException;
import net.igmpproxy.client.model.Finding;
import net.igmpproxy.client.model.Host;
import net.igmpproxy.client.model.ItemListMembership;
import net.igmpproxy.client.model.Membership;
import net.igmpproxy.client.model.Route;
import net.igmpproxy.client.model.Service;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Memberships and routes as seen by the generated client. */
@NetworkNamespaces
class ClientWatchIT {
    private static final List<String> GROUPS = List.of("239.41.1.1", "239.41.1.2", "239.41.1.3");

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample());

    private final Client client = Client.of(lab.rest().base());

    @Test
    void membersAndStreamsAreSeenUntilTheHostLeaves() throws ApiException {
        String group = "239.41.2.1";
        try (MulticastStream stream = lab.source().stream(group).start()) {
            var host = lab.lan(1).host("viewer", IgmpVersion.V3);
            Subscription subscription = host.join(group);
            subscription.awaitPackets(100);

            Membership membership =
                    client.groups().membershipsOf(group).getItems().get(0);
            assertThat(membership.getInterface()).isEqualTo("eth1");
            assertThat(membership.getFilterMode()).isEqualTo(Membership.FilterModeEnum.EXCLUDE);
            assertThat(membership.getHosts()).extracting(Host::getAddress).containsExactly(host.address());
            Route before = route(group);
            assertThat(before.getInput()).isEqualTo("eth0");
            assertThat(before.getOutputs()).contains("eth1");
            long packetsOut = packetsOut();

            Service restarted = client.service().restart(null);
            assertThat(restarted.getState()).isEqualTo(Service.StateEnum.RUNNING);
            subscription.awaitPackets(200);

            assertThat(route(group).getPackets()).isGreaterThanOrEqualTo(before.getPackets() + 200);
            assertThat(packetsOut()).isGreaterThanOrEqualTo(packetsOut + 200);
            assertThat(subscription.reception().lost()).isZero();
            assertThat(client.diagnostics().findings().getItems())
                    .as("a proxy that does its work")
                    .noneMatch(finding -> finding.getSeverity() == Finding.SeverityEnum.ERROR);

            subscription.leave();
            subscription.reception().awaitEnd(stream);
            assertThat(Client.refusal(() -> client.groups().membershipsOf(group))
                            .getType())
                    .isEqualTo("/problems/unknown-group");
        }
    }

    @Test
    void listsAreReadPageByPage() throws ApiException {
        List<Subscription> subscriptions =
                lab.lan(2).host("watcher", IgmpVersion.V3).joinAll(GROUPS);
        try (MulticastStream stream = lab.source().stream(GROUPS).start()) {
            subscriptions.forEach(subscription -> stream.awaitSent(100));
            List<String> groups = new ArrayList<>();
            String cursor = null;
            do {
                ItemListMembership page = client.groups().memberships("eth2", null, 1, cursor);
                assertThat(page.getItems()).hasSizeLessThanOrEqualTo(1);
                page.getItems().forEach(item -> groups.add(item.getGroup()));
                cursor = page.getNext();
            } while (cursor != null);

            assertThat(groups).containsAll(GROUPS).isSorted().doesNotHaveDuplicates();
        }
    }

    private Route route(String group) throws ApiException {
        return client.routes().routes("eth0", group, null, null).getItems().get(0);
    }

    private long packetsOut() throws ApiException {
        return client.interfaces().interfaceNamed("eth1").getStatus().getPacketsOut();
    }
}
