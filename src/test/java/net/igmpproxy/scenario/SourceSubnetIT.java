package net.igmpproxy.scenario;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static net.igmpproxy.lab.UpstreamNetwork.FOREIGN_SOURCE;
import static net.igmpproxy.lab.UpstreamNetwork.NEAR_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.KernelRoute;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Source admission: the upstream interface's own network and its alt-subnets. */
@NetworkNamespaces
class SourceSubnetIT {
    private static final ProxyConfig ONE_SUBNET = ProxyConfig.vyosExample();
    private static final ProxyConfig ANY_SOURCE = ONE_SUBNET.withAltSubnets("eth0", "0.0.0.0/0");

    @AutoClose
    private final Laboratory lab = Laboratory.running(ONE_SUBNET);

    @ParameterizedTest
    @ValueSource(strings = {NEAR_SOURCE, ALT_SUBNET_SOURCE})
    void admittedSourcesPass(String source) {
        lab.configure(ONE_SUBNET);
        String group = "239.5.1." + source.charAt(source.length() - 1);
        try (MulticastStream stream =
                lab.upstream().source(source).stream(group).start()) {
            stream.awaitSent(10);
            join(1, group).awaitPackets(100);
        }
    }

    @Test
    void aForeignSourceIsKeptBackByAnEntryThatRaisesNoMoreUpcalls() {
        lab.configure(ONE_SUBNET);
        String group = "239.5.2.1";
        Subscription subscription = join(1, group);
        try (MulticastStream stream =
                lab.upstream().source(FOREIGN_SOURCE).stream(group).start()) {
            Await.until(
                    "an entry against the source",
                    () -> lab.kernelRoutes(group).stream()
                            .anyMatch(route -> route.source().equals(FOREIGN_SOURCE)
                                    && route.input().equals("eth0")
                                    && route.outputs().isEmpty()));
            long before = used(group);
            stream.awaitSent(500);

            assertThat(used(group) - before).isGreaterThan(400);
        }
        assertThat(subscription.reception().packets()).isZero();
    }

    @Test
    void aForeignSourceIsListedAsRejectedWithTheSubnetThatWouldAdmitIt() {
        lab.configure(ONE_SUBNET);
        String group = "239.5.3.1";
        join(2, group);
        try (MulticastStream stream =
                lab.upstream().source(FOREIGN_SOURCE).stream(group).start()) {
            stream.awaitSent(1);

            JsonNode rejected = Await.value("the rejected source", () -> rejected(group));

            assertThat(rejected.path("interface").asString()).isEqualTo("eth0");
            assertThat(rejected.path("source").asString()).isEqualTo(FOREIGN_SOURCE);
            assertThat(rejected.path("admittingSubnet").asString()).startsWith("10.9.9.");

            stream.awaitSent(100);
            JsonNode later = Await.value(
                    "what was sent since",
                    () -> rejected(group).filter(item -> item.path("count").asLong() >= 100));
            assertThat(later.path("firstSeen").asDouble())
                    .isGreaterThan(rejected.path("firstSeen").asDouble());
            assertThat(later.path("lastSeen").asDouble())
                    .isLessThan(later.path("firstSeen").asDouble());
        }
    }

    @Test
    void allSourcesPassThroughOneWildcardEntryWhereAllAreAdmitted() {
        lab.configure(ANY_SOURCE);
        String group = "239.5.4.1";
        Subscription subscription = join(1, group);
        try (MulticastStream stream =
                lab.upstream().source(FOREIGN_SOURCE).stream(group).start()) {
            subscription.awaitPackets(100);
            stream.awaitSent(100);
        }

        assertThat(lab.kernelRoutes(group)).extracting(KernelRoute::source).containsExactly(Ipv4.UNSPECIFIED);
    }

    @Test
    void anAddedSubnetAdmitsTheSourceAtOnceAndDisturbsNoOther() {
        lab.configure(ONE_SUBNET);
        String group = "239.5.5.1";
        Subscription undisturbed = join(1, "239.5.5.2");
        Subscription subscription = join(1, group);
        try (MulticastStream foreign =
                        lab.upstream().source(FOREIGN_SOURCE).stream(group).start();
                MulticastStream other = lab.source().stream("239.5.5.2").start()) {
            undisturbed.awaitPackets(100);
            foreign.awaitSent(100);
            assertThat(subscription.reception().packets()).isZero();

            lab.configure(ONE_SUBNET.withAltSubnets("eth0", "10.0.0.0/23", "10.9.9.0/24"));

            subscription.awaitPackets(100);
            other.awaitSent(100);
            undisturbed.awaitPackets(1);
            assertThat(undisturbed.reception().lost()).isZero();
        }
    }

    private Optional<JsonNode> rejected(String group) {
        return lab.rest().items("/api/v1/rejected-sources").stream()
                .filter(item -> item.path("group").asString().equals(group))
                .findFirst();
    }

    private Subscription join(int lan, String group) {
        return lab.lan(lan).host("h" + group.substring(4), IgmpVersion.V3).join(group);
    }

    /** Returns the number of packets that matched the blocking entry of the foreign source. */
    private long used(String group) {
        List<KernelRoute> routes = lab.kernelRoutes(group);
        return routes.stream()
                .filter(route -> route.source().equals(FOREIGN_SOURCE))
                .mapToLong(KernelRoute::packets)
                .sum();
    }
}
