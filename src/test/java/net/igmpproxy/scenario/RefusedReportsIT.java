package net.igmpproxy.scenario;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.IgmpWriter;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reports that only increment a counter. */
@NetworkNamespaces
class RefusedReportsIT {
    private static final String FOREIGN_HOST = "192.0.2.9";

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    private final Capture upstream = lab.upstream().capture();

    @Test
    void linkLocalGroupsAreNotProxied() {
        double before = dropped("link_local_group");

        host().report(GroupRecord.of(RecordType.TO_EX, "224.0.0.251"), GroupRecord.of(RecordType.TO_EX, "224.0.0.252"));

        awaitDropped("link_local_group", before + 2);
        assertNothingCameOf("224.0.0.251");
        assertNothingCameOf("224.0.0.252");
    }

    @Test
    void aReportThatNamesALinkLocalGroupBesideAnotherJoinsTheOther() {
        String group = "239.9.1.1";

        host().report(GroupRecord.of(RecordType.TO_EX, "224.0.0.253"), GroupRecord.of(RecordType.TO_EX, group));

        upstream.awaitJoin(group);
        assertNothingCameOf("224.0.0.253");
    }

    /** igmpproxy users report that providers disconnect clients that join this group. */
    @Test
    void serviceDiscoveryStaysOnItsNetwork() {
        String ssdp = "239.255.255.250";
        String other = "239.9.5.1";
        host().report(GroupRecord.of(RecordType.TO_EX, ssdp));
        host().report(GroupRecord.of(RecordType.TO_EX, other));
        upstream.awaitJoin(other);
        Capture onLan = lab.lan(1).capture();

        try (MulticastStream stream = lab.source().stream(ssdp, other).start()) {
            stream.awaitSent(1000);
            onLan.stream(ALT_SUBNET_SOURCE, other).await(1);
        }

        assertThat(onLan.stream(ALT_SUBNET_SOURCE, ssdp).packets()).isZero();
        assertThat(upstream.igmp(ssdp)).isEmpty();
        assertThat(lab.kernelRoutes(ssdp))
                .allSatisfy(route -> assertThat(route.outputs()).isEmpty());
    }

    /** FRR users report that it rejects such reports; RFC 9776 section 4.2.15 requires extra data to be ignored. */
    @Test
    void anIgmpV2ReportMayBeLongerThanEightOctets() {
        String group = "239.9.6.1";
        byte[] report = IgmpWriter.write(new IgmpMessage.OldReport(IgmpVersion.V2, group));

        host().sendOctets(group, Arrays.copyOf(report, 2 * report.length));

        upstream.awaitJoin(group);
    }

    @Test
    void hostsOfAForeignNetworkAreNotHeard() {
        double before = dropped("foreign_source");

        lab.lan(1).forged(FOREIGN_HOST).reportV2("239.9.2.1");
        lab.lan(1).forged(FOREIGN_HOST).report(GroupRecord.of(RecordType.IS_EX, "239.9.2.2"));

        awaitDropped("foreign_source", before + 2);
        assertNothingCameOf("239.9.2.1");
        assertNothingCameOf("239.9.2.2");
    }

    @Test
    void hostsOfAnAlternativeSubnetAreHeard() {
        lab.configure(ProxyConfig.vyosExample().withAltSubnets("eth1", "198.51.100.0/24"));

        lab.lan(1).forged("198.51.100.7").reportV2("239.9.3.1");

        upstream.awaitJoin("239.9.3.1");
    }

    @Test
    void aSwitchThatReportsFromTheUnspecifiedAddressIsHeard() {
        lab.lan(1).forged(Ipv4.UNSPECIFIED).reportV2("239.9.4.1");
        lab.lan(2).forged(Ipv4.UNSPECIFIED).report(GroupRecord.of(RecordType.IS_EX, "239.9.4.2"));

        upstream.awaitJoin("239.9.4.1");
        upstream.awaitJoin("239.9.4.2");
    }

    private ForgedHost host() {
        return lab.lan(1).forged(1).get(0);
    }

    private double dropped(String reason) {
        return lab.proxy()
                .metrics()
                .sum("igmp_proxy_igmp_dropped_total", Map.of("interface", "eth1", "reason", reason));
    }

    private void awaitDropped(String reason, double count) {
        Await.until("the counter of " + reason, () -> dropped(reason) >= count);
    }

    private void assertNothingCameOf(String group) {
        assertThat(upstream.igmp(group)).isEmpty();
        assertThat(lab.kernelRoutes(group)).isEmpty();
        assertThat(lab.rest().items("/api/v1/groups"))
                .noneMatch(item -> item.path("group").asString().equals(group));
    }
}
