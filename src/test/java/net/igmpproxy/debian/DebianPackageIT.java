package net.igmpproxy.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.InstalledPackage;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Machine;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Rest;
import net.igmpproxy.lab.RestWatch;
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
 * Debian package on a machine with systemd: upgrades from version 1.0.0 to a later version, reboot, removal and purge,
 * in this order.
 */
@NetworkNamespaces
@SystemPrograms({"apt-get", "java", "systemd-nspawn"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebianPackageIT {
    private static final String GROUP = "239.40.1.1";
    private static final String LATER_GROUP = "239.40.1.2";

    /**
     * Maximum number of failed or refused requests during the handover, at one request per 50 ms. A restart would cause
     * more than a hundred.
     */
    private static final int AT_THE_MOMENT = 8;

    private static final List<String> WATCHED = List.of("/api/v1/groups", "/api/v1/service");

    /** Requests that are first sent after the files of the next version are installed. */
    private static final List<String> NEW_REQUESTS = List.of(
            "/",
            "/api/v1/config",
            "/api/v1/config/revisions",
            "/api/v1/interfaces",
            "/api/v1/routes",
            "/api/v1/rejected-sources",
            "/api/v1/diagnostics",
            "/actuator/health",
            "/actuator/prometheus",
            "/v3/api-docs");

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final Machine machine = lab.bootMachine();
    private final InstalledPackage installed = new InstalledPackage(machine);
    private final Subscription viewer =
            lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
    private final String written = "# ours\n" + ProxyConfig.vyosExample().yaml();

    /** Version 1.0.0 ran from other file locations and did not record that it had enabled its unit. */
    @Test
    @Order(1)
    void upgradeFromVersion1LosesNothing() throws IOException {
        installed.installVersion1();
        Files.writeString(installed.configuration(), written);
        installed.systemctl("disable");
        installed.awaitAfter(0);
        lab.source().stream(GROUP).start();
        viewer.awaitPackets(300);
        long before = installed.mainProcess();

        String output;
        try (RestWatch watch = new RestWatch(machine.rest(), WATCHED)) {
            output = installed.install();
            installed.awaitAfter(before);
            assertThat(watch.statuses()).contains(200).isSubsetOf(200, 503);
        }

        assertThat(output).doesNotContain("[cds]", "trial start", "dpkg-old", "dpkg-dist");
        assertThat(installed.configuration()).hasContent(written);
        assertThat(installed.property("UnitFileState")).isEqualTo("disabled");
        assertThat(installed.journal()).doesNotContain("NoClassDefFoundError");
        assertThat(installed.path("var/cache/igmp-proxy/lib")).doesNotExist();
        viewer.awaitPackets(500);
        assertThat(viewer.reception().lost()).isZero();
        installed.systemctl("enable");
    }

    @Test
    @Order(2)
    void commandsWorkWhereItIsInstalled() throws IOException {
        Path tokens = installed.configuration().resolveSibling("tokens");

        assertThat(installed.command("--version")).startsWith("igmp-proxy ");
        assertThat(installed.command("--help")).contains("check FILE", "import [--format=", "token --name=");
        assertThat(installed.command("check", "/etc/igmp-proxy/config.yaml")).contains("forwards between eth0 and");
        installed.command("token", "--name=ansible", "--role=operator", "--file=/etc/igmp-proxy/tokens");
        assertThat(Files.getOwner(tokens)).isEqualTo(Files.getOwner(tokens.getParent()));
        Files.delete(tokens);
        assertThat(tokens.resolveSibling("../../usr/share/doc/igmp-proxy/operations/upgrade.md"))
                .exists();
    }

    @Test
    @Order(3)
    void upgradeUnderStreamsLosesNothing() {
        long before = installed.mainProcess();
        String old = installed.runsFrom();

        try (RestWatch watch = new RestWatch(machine.rest(), WATCHED)) {
            long begunNanos = System.nanoTime();
            CompletableFuture<String> upgrade = CompletableFuture.supplyAsync(installed::installLater);
            Await.until(
                    "the files of the next version",
                    Await.PROCESS_PATIENCE,
                    () -> upgrade.isDone() || installed.laidOut().size() == 2);
            NEW_REQUESTS.forEach(
                    path -> assertThat(statusOnceAnswered(path)).as(path).isEqualTo(200));
            lab.source().stream(LATER_GROUP).start();
            Subscription later = lab.lan(2).host("later", IgmpVersion.V2).join(LATER_GROUP);
            later.awaitPackets(300);

            upgrade.join();
            Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
            installed.awaitAfter(before);
            viewer.awaitPackets(500);
            later.awaitPackets(500);
            assertThat(viewer.reception().lost()).isZero();
            assertThat(later.reception().lost()).isZero();
            int answers = watch.answers();
            Await.until("an answer of the next process", () -> watch.answers() > answers);
            assertThat(watch.statuses()).contains(200).isSubsetOf(200, 503);
            assertThat(watch.failures() + watch.count(503))
                    .as("requests in the moment when the port changes hands")
                    .isLessThanOrEqualTo(AT_THE_MOMENT);
            assertThat(watch.longestSilence())
                    .as("a start of REST takes a third of the upgrade, however fast the machine is")
                    .isLessThan(took.dividedBy(8));
        }
        assertThat(installed.journal()).doesNotContain("NoClassDefFoundError");
        assertThat(installed.laidOut()).hasSize(1).doesNotContain(old);
        assertThat(installed.runsFrom())
                .isEqualTo(installed.laidOut().get(0))
                .startsWith(installed
                        .command("--version")
                        .replace("igmp-proxy ", "")
                        .strip());
    }

    @Test
    @Order(4)
    void versionThatDoesNotStartLeavesTheOneThatRuns() throws IOException {
        long before = installed.mainProcess();
        Path start = installed.path("var/cache/igmp-proxy/start");
        Path aside = start.resolveSibling("aside");
        Files.move(start, aside);
        Files.writeString(start, "-Xno-such-option\n");

        String output = machine.run("sh", "-c", "/usr/share/igmp-proxy/bin/replace || echo status $?");

        assertThat(output).isEqualTo("status 2\n");
        Files.delete(start);
        Files.move(aside, start);
        assertThat(installed.mainProcess()).isEqualTo(before);
        assertThat(machine.rest().get("/api/v1/service").path("state").asString())
                .isEqualTo("running");
        assertThat(installed.journal()).containsPattern("to take the place of this one(: .*|, )has ended");
    }

    /** A process started by a handover is managed like one started by systemd, including its stop signal. */
    @Test
    @Order(5)
    void processThatTookThePlaceIsReplacedKilledAndRestartedWithoutLoss() {
        Subscription viewer = lab.lan(1).host("watcher", IgmpVersion.V3).join(GROUP);
        viewer.awaitPackets(300);
        long first = installed.mainProcess();
        long second = replace(first);

        installed.signal("KILL");
        long third = installed.awaitAfter(second);
        long fourth = replace(third);
        installed.systemctl("restart");

        installed.awaitAfter(fourth);
        viewer.awaitPackets(500);
        assertThat(viewer.reception().lost()).isZero();
        assertThat(installed.journal()).doesNotContain("with signal SIGKILL", "not our child");
    }

    @Test
    @Order(6)
    void serviceIsThereAfterReboot() {
        machine.reboot();

        installed.awaitAfter(0);
        Subscription again = lab.lan(2).host("again", IgmpVersion.V3).join(GROUP);
        again.awaitPackets(300);
    }

    @Test
    @Order(7)
    void disabledServiceStaysSo() {
        installed.systemctl("disable", "--now");

        installed.installLater();

        assertThat(installed.property("ActiveState")).isEqualTo("inactive");
        assertThat(installed.property("UnitFileState")).isEqualTo("disabled");
    }

    /** The prepared files are valid for one Java version only. */
    @Test
    @Order(8)
    void nextJavaHasTheJarLaidOutForIt() throws IOException {
        Path start = installed.path("var/cache/igmp-proxy/start");
        String arguments = Files.readString(start.resolveSibling(Files.readSymbolicLink(start)));
        Files.delete(start);

        installed.anotherJavaIsThere();

        assertThat(start).isSymbolicLink();
        assertThat(start.resolveSibling(Files.readSymbolicLink(start))).hasContent(arguments);
    }

    @Test
    @Order(9)
    void onlyPurgeRemovesTheConfiguration() {
        assertThat(installed.configuration()).hasContent(written);

        installed.remove();
        assertThat(installed.configuration()).hasContent(written);
        assertThat(installed.path("usr/bin/igmp-proxy")).doesNotExist();
        assertThat(installed.path("var/cache/igmp-proxy")).doesNotExist();

        installed.purge();
        assertThat(installed.configuration().getParent()).doesNotExist();
    }

    /** Replaces a process that is ready by a new one, and returns the ID of the new one. */
    private long replace(long process) {
        Await.untilProgramSays(
                "the manager to know", () -> installed.property("StatusText").equals("Forwarding"));
        machine.run("/usr/share/igmp-proxy/bin/replace");
        return installed.awaitAfter(process);
    }

    /** Returns the status of a response; retries while no process listens on the port during the handover. */
    private int statusOnceAnswered(String path) {
        Rest.Answer[] answer = new Rest.Answer[1];
        Await.until("an answer", Await.PROCESS_PATIENCE, () -> {
            try {
                answer[0] = machine.rest().send("GET", path, "");
                return true;
            } catch (LaboratoryException nobodyListens) {
                return false;
            }
        });
        return answer[0].status();
    }
}
