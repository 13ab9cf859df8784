package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForeignRouting;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Kernel state of the proxy is lost or changed by another program: the proxy restores it and reports a finding. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class KernelReconciliationIT {
    private static final String GROUP = "239.14.1.1";
    private static final String ROUTER_GROUP = "160000E0";
    private static final ProxyConfig CONFIG =
            ProxyConfig.vyosExample().withAltSubnets("eth0", "0.0.0.0/0").with("role", "downstream", "lan1");

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    private final Subscription concerned =
            lab.lan(1).host("concerned", IgmpVersion.V3).join(GROUP);
    private final Subscription other = lab.lan(2).host("other", IgmpVersion.V3).join(GROUP);
    private final Capture upstream = lab.upstream().capture();

    @BeforeEach
    void stream() {
        lab.source().stream(GROUP).start();
        awaitPackets();
    }

    @Test
    void renameUnderAStreamLosesNothing() {
        lab.router().ip("link set eth1 name lan1");
        Await.until("lan1 to work", () -> state("lan1").equals("active"));
        joinIsHeard("239.14.1.2");
        awaitPackets();
        lab.router().ip("link set lan1 name eth1");
        Await.until("eth1 to work", () -> state("eth1").equals("active"));
        joinIsHeard("239.14.1.3");
        awaitPackets();

        for (Subscription subscription : List.of(concerned, other)) {
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
        }
        assertThat(upstream.leaves(GROUP)).isEmpty();
        assertThat(findings()).doesNotContain("kernel-changed eth1", "kernel-changed lan1");
    }

    @Test
    void interfaceThatWasElsewhereWhileTheProxyStoodStill() {
        lab.proxy().pause();
        String peer = lab.upstream().namespace().name();
        lab.router().ip("link set eth1 netns " + peer);
        lab.upstream().namespace().ip("link set eth1 netns " + lab.router().name());
        lab.router().ip("addr add " + lab.lan(1).routerAddress() + "/16 dev eth1", "link set eth1 up");
        assertThat(lab.kernelVifs().values()).doesNotContain("eth1");
        lab.proxy().resume();

        worksAgain();
        assertThat(state("eth1")).isEqualTo("active");
    }

    @Test
    void interfaceThatWasMadeAnewWhileTheProxyStoodStill() {
        lab.proxy().pause();
        lab.lan(1).removeRouterInterface();
        lab.lan(1).addRouterInterface();
        lab.proxy().resume();

        awaitPackets();
        joinIsHeard("239.14.1.4");
        assertThat(lab.kernelVifs().values()).filteredOn("eth1"::equals).hasSize(2);
        unconcerned();
    }

    @Test
    void entryThatAnotherProgramHasRemoved() {
        ForeignRouting foreign = lab.foreignRouting();

        foreign.deleteWildcard(GROUP, 0);

        Await.until("the finding", () -> findings().contains("kernel-changed eth0"));
        Await.until("the entry", () -> !lab.kernelRoutes(GROUP).isEmpty());
        awaitPackets();
    }

    @Test
    void entryThatAnotherProgramHasAddedIsRemoved() {
        ForeignRouting foreign = lab.foreignRouting();

        foreign.block("10.0.0.5", GROUP, 0);

        Await.until("the finding", () -> findings().contains("kernel-changed eth0"));
        Await.until(
                "its end",
                () -> lab.kernelRoutes(GROUP).stream()
                        .allMatch(route -> route.source().equals("0.0.0.0")));
        awaitPackets();
    }

    @Test
    void vifThatAnotherProgramHasRemoved() {
        lab.foreignRouting().deleteVif(vifOf("eth1"));

        repaired();
    }

    @Test
    void restartRepairsWhateverDiffers() {
        ForeignRouting foreign = lab.foreignRouting();
        lab.proxy().pause();
        lab.kernelVifs().keySet().forEach(foreign::deleteVif);
        foreign.deleteWildcard(GROUP, 0);
        assertThat(lab.kernelVifs()).isEmpty();
        lab.proxy().resume();

        lab.rest().post("/restart");

        assertThat(lab.kernelVifs().values()).containsExactlyInAnyOrder("eth0", "eth1", "eth1", "eth2", "eth2");
        assertThat(lab.kernelRoutes(GROUP)).hasSize(1);
        awaitPackets();
        joinIsHeard("239.14.1.5");
    }

    /** Checks that both hosts receive the stream, reports are received, and the finding names the lost state. */
    private void repaired() {
        Await.until("the finding", () -> findings().contains("kernel-changed eth1"));
        worksAgain();
    }

    private void worksAgain() {
        awaitPackets();
        Await.until("the router groups", () -> isListening("eth1"));
        joinIsHeard("239.14.1.6");
        assertThat(lab.kernelVifs().values()).filteredOn("eth1"::equals).hasSize(2);
        unconcerned();
    }

    private void unconcerned() {
        other.awaitPackets(100);
        assertThat(other.reception().lost()).isZero();
        assertThat(other.reception().duplicates()).isZero();
    }

    private void awaitPackets() {
        concerned.awaitPackets(200);
        other.awaitPackets(200);
    }

    private void joinIsHeard(String group) {
        lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, group));
        upstream.awaitJoin(group);
    }

    private int vifOf(String name) {
        return lab.kernelVifs().entrySet().stream()
                .filter(vif -> vif.getValue().equals(name))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Returns true if the kernel is a member of 224.0.0.22 on an interface. */
    private boolean isListening(String name) {
        boolean within = false;
        for (String line : lab.router().procNet("igmp").lines().toList()) {
            within = line.startsWith("\t") ? within : line.contains("\t" + name);
            if (within && line.contains(ROUTER_GROUP)) {
                return true;
            }
        }
        return false;
    }

    private String state(String name) {
        return lab.rest()
                .get("/api/v1/interfaces/" + name)
                .path("status")
                .path("state")
                .asString();
    }

    private List<String> findings() {
        return lab.rest().items("/api/v1/diagnostics").stream()
                .map(finding -> finding.path("type").asString() + " "
                        + finding.path("interface").asString())
                .toList();
    }
}
