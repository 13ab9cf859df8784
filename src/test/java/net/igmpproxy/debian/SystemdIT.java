package net.igmpproxy.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.InstalledPackage;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.Machine;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Service under systemd from installation to stop, in this order, while two hosts receive streams. The disk has no
 * space for the prepared jar, so that each startup takes the maximum time.
 */
@NetworkNamespaces
@SystemPrograms({"apt-get", "java", "systemd-nspawn"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemdIT {
    private static final String GROUP = "239.12.1.1";
    private static final String NAMED_SOURCE_GROUP = "239.12.1.2";

    /** Maximum exposure level; systemd calls less than 3.3 "OK". */
    private static final double EXPOSURE = 2;

    /** Setting that slows down the complete startup by disabling the JIT compiler. */
    private static final String SLOWLY = "Environment=JDK_JAVA_OPTIONS=-Xint";

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final Capture upstream = lab.upstream().capture();
    private final Machine machine = lab.bootMachine();
    private final InstalledPackage installed = new InstalledPackage(machine);
    private final Subscription anna = lab.lan(1).host("anna", IgmpVersion.V3).join(GROUP);
    private final Subscription bruno =
            lab.lan(2).host("bruno", IgmpVersion.V3).join(NAMED_SOURCE_GROUP, List.of("10.0.0.5"));

    @Test
    @Order(1)
    void installationMakesTheConfigurationFile() throws IOException {
        installed.fillDisk();

        assertThat(installed.install()).doesNotContain("[cds]");

        assertThat(installed.path("var/cache/igmp-proxy/start")).doesNotExist();
        assertThat(installed.configuration())
                .hasSameTextualContentAs(installed.path("usr/share/igmp-proxy/config.yaml"));
        assertThat(Files.getOwner(installed.configuration()))
                .isEqualTo(Files.getOwner(installed.configuration().getParent()));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(installed.configuration().getParent())))
                .isEqualTo("rwxr-x---");
        assertThat(machine.run("dpkg-query", "--show", "--showformat=${Conffiles}", "igmp-proxy"))
                .doesNotContain("config.yaml");
        assertThat(installed.exposure()).isLessThan(EXPOSURE);
        assertThat(installed.property("StatusText")).startsWith("Not forwarding: ");
    }

    /** An unconfigured proxy is ready when its REST API can accept a configuration. */
    @Test
    @Order(2)
    void slowStartIsGivenItsTime() {
        long begunNanos = System.nanoTime();
        installed.systemctl("restart");
        Duration half = Duration.ofNanos(System.nanoTime() - begunNanos).dividedBy(2);

        installed.override("TimeoutStartSec=" + half.toMillis() + "ms");
        installed.systemctl("restart");

        assertThat(installed.journal()).doesNotContain("timed out");
        installed.override();
        assertThat(machine.run("sh", "-c", "/usr/share/igmp-proxy/bin/replace || echo status $?"))
                .as("it has no place to give")
                .isEqualTo("status 1\n");
    }

    @Test
    @Order(3)
    void changeOverRestIsStoredWithTheRightsOfTheUnit() {
        installed.systemctl("restart");
        machine.rest().put("/api/v1/config", ProxyConfig.vyosExample().json());

        assertThat(installed.configuration()).content().contains("eth0:", "role: upstream");
        Await.untilProgramSays(
                "the manager to know", () -> installed.property("StatusText").equals("Forwarding"));
        lab.source().stream(GROUP).start();
        lab.source().stream(NAMED_SOURCE_GROUP).start();
        nothingIsLost();
    }

    @Test
    @Order(4)
    void restartLosesNothing() {
        long before = installed.mainProcess();

        installed.systemctl("restart");

        assertThat(installed.property("StatusText")).startsWith("Forwarding");
        installed.awaitAfter(before);
        nothingIsLost();
        assertThat(installed.journal()).doesNotContain("Cannot forward");
    }

    @Test
    @Order(5)
    void crashLosesNothing() {
        long before = installed.mainProcess();

        installed.signal("KILL");

        installed.awaitAfter(before);
        nothingIsLost();
    }

    @Test
    @Order(6)
    void hangLosesNothing() {
        long before = installed.mainProcess();

        installed.signal("STOP");

        installed.awaitAfter(before);
        assertThat(installed.journal()).contains("Watchdog timeout");
        nothingIsLost();
    }

    /** systemd ends a suspended startup with the stop signal, which the process receives when it resumes. */
    @Test
    @Order(7)
    void startThatIsEndedLosesNothing() {
        long before = installed.mainProcess();
        installed.override(SLOWLY, "TimeoutStartSec=5s");
        installed.systemctl("restart", "--no-block");
        Await.until("the next process", Await.PROCESS_PATIENCE, () -> installed.mainProcess() > before);
        installed.signal("STOP");
        Await.untilProgramSays("the end of the start", () -> installed.journal().contains("start operation timed out"));
        installed.override();

        installed.awaitAfter(before);
        nothingIsLost();
    }

    /** Without the pause it would fail ten times per second. */
    @Test
    @Order(8)
    void startThatFailsAtOnceIsRepeatedAfterAPause() {
        long before = installed.awaitAfter(0);
        installed.override("Environment=JDK_JAVA_OPTIONS=-Xmistyped");
        installed.systemctl("restart", "--no-block");

        Await.untilProgramSays("the failure", () -> installed.journal().contains("Unrecognized option: -Xmistyped"));
        Await.untilProgramSays("the pause", () -> installed.property("SubState").equals("stop-post"));
        installed.override();

        installed.awaitAfter(before);
        nothingIsLost();
    }

    /** systemd knows that the service is ready, so its signal means a stop and not the timeout of a startup. */
    @Test
    @Order(9)
    void stopLeavesTheGroupsAlsoWhileRestIsStarting() {
        installed.systemctl("restart");
        assertThat(installed.property("StatusText")).endsWith("REST is starting");

        installed.systemctl("stop");

        upstream.awaitLeave(GROUP);
        assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
    }

    @Test
    @Order(10)
    void statusNamesWhatIsWaitedFor() throws IOException {
        try (ServerSocket other =
                lab.router().call(() -> new ServerSocket(ProxyProcess.PORT, 1, InetAddress.getLoopbackAddress()))) {
            installed.systemctl("start");
            String waiting = "Forwarding; REST waits for port " + other.getLocalPort() + ", which is in use";
            Await.untilProgramSays(
                    "the manager to know",
                    () -> installed.property("StatusText").equals(waiting));
        }
        installed.awaitAfter(0);
        lab.lans().forEach(Lan::removeRouterInterface);
        Await.untilProgramSays(
                "the manager to know", () -> installed.property("StatusText").contains("eth1 is absent"));
        lab.lans().forEach(Lan::addRouterInterface);
        Await.untilProgramSays(
                "the manager to know", () -> installed.property("StatusText").equals("Forwarding"));
    }

    @Test
    @Order(11)
    void reloadTellsWhetherTheFileIsValid() throws IOException {
        long before = installed.mainProcess();
        String valid = Files.readString(installed.configuration());
        installed.systemctl("reload");

        Files.writeString(installed.configuration(), valid + "\nfoo: 1\n");
        assertThatThrownBy(() -> installed.systemctl("reload")).isInstanceOf(LaboratoryException.class);

        assertThat(installed.journal()).contains("foo: 1: unknown key");
        assertThat(installed.mainProcess()).isEqualTo(before);
        Files.writeString(installed.configuration(), valid.replace("10.0.0.0/23", "10.0.0.0/22"));
        installed.systemctl("reload");
        Await.untilProgramSays(
                "the file to be in force",
                () -> machine.rest().text("/api/v1/config").contains("10.0.0.0/22"));
    }

    @Test
    @Order(12)
    void diagnosisReadsTheSettingsOfTheKernel() {
        assertThat(findings()).doesNotContain("reverse-path-filter");

        lab.router().sysctl("net.ipv4.conf.eth0.rp_filter", "1");

        Await.until("the finding", () -> findings().contains("reverse-path-filter"));
    }

    @Test
    @Order(13)
    void stopLeavesTheGroups() {
        Capture last = lab.upstream().capture();

        installed.systemctl("stop");

        last.awaitLeave(GROUP);
        assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
    }

    private void nothingIsLost() {
        anna.awaitPackets(500);
        bruno.awaitPackets(500);
        assertThat(anna.reception().lost()).isZero();
        assertThat(bruno.reception().lost()).isZero();
        assertThat(anna.reception().duplicates()).isZero();
        assertThat(upstream.leaves(GROUP)).isEmpty();
        assertThat(machine.rest().items("/api/v1/groups")).hasSize(2);
    }

    private List<String> findings() {
        return machine.rest().items("/api/v1/diagnostics").stream()
                .map(finding -> finding.path("type").asString())
                .toList();
    }
}
