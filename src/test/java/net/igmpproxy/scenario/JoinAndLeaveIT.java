package net.igmpproxy.scenario;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.StreamBuilder;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Basic function: a host joins and receives the stream; it leaves and the stream ends. */
@NetworkNamespaces
class JoinAndLeaveIT {
    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    private final Capture upstream = lab.upstream().capture();

    @ParameterizedTest
    @CsvSource({"1,V2", "1,V3", "2,V2", "2,V3"})
    void aStreamComesWithTheReportAndEndsWithTheLeave(int lan, IgmpVersion version) {
        String group = "239.1." + lan + "." + version.number();
        Host host = lab.lan(lan).host("viewer-" + version, version);
        Capture atHost = host.capture();
        Reception atHostsInterface = atHost.stream(ALT_SUBNET_SOURCE, group);

        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription = host.join(group);
            subscription.awaitPackets(500);
            subscription.leave();
            atHostsInterface.awaitEnd(stream);
        }

        assertThat(atHostsInterface.lost()).isZero();
        assertThat(atHostsInterface.duplicates()).isZero();
        assertThat(atHost.ttls(ALT_SUBNET_SOURCE, group)).containsExactly(StreamBuilder.TTL - 1);
    }

    @Test
    void theUpstreamRouterHearsOneHostThatJoinsAndLeaves() {
        String group = "239.1.3.1";
        Subscription subscription =
                lab.lan(1).host("old-viewer", IgmpVersion.V2).join(group);

        IgmpPacket join = upstream.awaitJoin(group);
        subscription.leave();
        upstream.awaitLeave(group);

        assertThat(upstream.records(group))
                .startsWith(GroupRecord.of(RecordType.TO_EX, group))
                .contains(GroupRecord.of(RecordType.TO_IN, group))
                .hasSizeBetween(2, 4);
        assertThat(join.source()).isEqualTo(UpstreamNetwork.PROXY);
        assertThat(join.destination()).isEqualTo("224.0.0.22");
        assertThat(join.ttl()).isEqualTo(1);
        assertThat(join.routerAlert()).isTrue();
    }

    @Test
    void everyChangeIsReportedUpstreamAsOftenAsTheRobustnessVariableSays() {
        String group = "239.1.4.1";

        lab.lan(1).host("viewer", IgmpVersion.V3).join(group);

        Await.until("the second report", () -> upstream.joins(group).size() == 2);
    }

    @Test
    void aQueryOfTheUpstreamRouterIsAnsweredWithTheCurrentState() {
        String group = "239.1.7.1";
        lab.lan(1).host("joined", IgmpVersion.V3).join(group);
        upstream.awaitJoin(group);

        lab.upstream().router().query(IgmpVersion.V3);

        upstream.awaitRecord(GroupRecord.of(RecordType.IS_EX, group));
    }

    @Test
    void aHostThatZapsEndsUpWithItsStream() {
        String group = "239.1.5.1";
        Host host = lab.lan(1).host("zapper", IgmpVersion.V3);

        try (MulticastStream stream = lab.source().stream(group).start()) {
            for (int zap = 0; zap < 20; zap++) {
                Subscription subscription = host.join(group);
                subscription.awaitPackets(5);
                subscription.leave();
            }
            Subscription last = host.join(group);
            last.awaitPackets(1);
            stream.awaitSent(3000);
            last.awaitPackets(100);
            assertThat(last.reception().lost()).isZero();
        }
    }

    @Test
    void theGroupsResourceNamesTheHosts() {
        String group = "239.1.6.1";
        Host host = lab.lan(2).host("tracked", IgmpVersion.V3);
        host.join(group);
        upstream.awaitJoin(group);

        JsonNode membership = lab.rest().items("/api/v1/groups?group=" + group).get(0);

        assertThat(membership.path("interface").asString()).isEqualTo("eth2");
        assertThat(membership.path("filterMode").asString()).isEqualTo("exclude");
        assertThat(StreamSupport.stream(membership.path("hosts").spliterator(), false))
                .extracting(tracked -> tracked.path("address").asString())
                .containsExactly(host.address());
    }
}
