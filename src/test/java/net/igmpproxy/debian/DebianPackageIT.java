package net.igmpproxy.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.InstalledPackage;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The package from its installation to its purge, in this order. */
@NetworkNamespaces
@SystemPrograms({"dpkg", "setpriv", "systemd-analyze"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebianPackageIT {
    private static final String GROUP = "239.40.1.1";

    private static final String LATER_GROUP = "239.40.1.2";

    private static final List<String> REQUESTS = List.of(
            "/",
            "/api/v1/service",
            "/api/v1/config",
            "/api/v1/config/revisions",
            "/api/v1/interfaces",
            "/api/v1/groups",
            "/api/v1/routes",
            "/api/v1/rejected-sources",
            "/api/v1/diagnostics",
            "/actuator/health",
            "/actuator/prometheus",
            "/v3/api-docs");

    /** systemd calls less than 3.3 "OK". */
    private static final double EXPOSURE = 3;

    @AutoClose
    private final InstalledPackage installed = InstalledPackage.install();

    private final Path configuration = installed.path("etc/igmp-proxy/config.yaml");

    @Test
    @Order(1)
    void itsServiceForwardsWithTheRightsOfItsUnit() throws IOException {
        Files.writeString(configuration, ProxyConfig.vyosExample().yaml());
        assertThat(installed.command("--version")).startsWith("igmp-proxy ");
        assertThat(installed.command("--help")).contains("check FILE", "import --format=", "token --name=");
        assertThat(installed.command("check", configuration.toString())).contains("forwards between eth0 and");
        Path tokens = configuration.resolveSibling("tokens");
        installed.command("token", "--name=ansible", "--role=operator", "--file=" + tokens);
        assertThat(Files.getOwner(tokens)).isEqualTo(Files.getOwner(configuration));
        installed.verifyUnit();
        assertThat(installed.exposure()).isLessThan(EXPOSURE);
        try (Laboratory lab = Laboratory.withoutProxy();
                Capture upstream = lab.upstream().capture();
                Daemon service = installed.start(lab.router())) {
            lab.source().stream(GROUP).start();
            Await.until("the service to forward", () -> service.log().contains("Forwarding between"));
            Subscription viewer = lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
            viewer.awaitPackets(300);

            Await.until("all of the service", () -> service.log().contains("Started IgmpProxyApplication"));
            service.stop();
            upstream.awaitLeave(GROUP);
            assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
        }
    }

    /** The old process has loaded no more than it needed until then. */
    @Test
    @Order(2)
    void anUpgradeToAnotherJarLosesNothing() throws IOException {
        Files.writeString(configuration, ProxyConfig.vyosExample().yaml());
        Files.deleteIfExists(configuration.resolveSibling("tokens"));
        try (Laboratory lab = Laboratory.withoutProxy();
                Daemon before = installed.start(lab.router())) {
            Await.until(
                    "all of the service",
                    Await.PROCESS_PATIENCE,
                    () -> before.log().contains("Started IgmpProxyApplication"));
            lab.source().stream(GROUP).start();
            Subscription viewer = lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
            viewer.awaitPackets(300);

            installed.upgrade();

            assertThat(installed.laidOut()).hasSize(2);
            REQUESTS.forEach(path -> assertThat(status(lab, path)).as(path).isEqualTo("200"));
            lab.source().stream(LATER_GROUP).start();
            Subscription later = lab.lan(2).host("later", IgmpVersion.V2).join(LATER_GROUP);
            later.awaitPackets(300);

            try (Daemon after = installed.start(lab.router())) {
                Await.until(
                        "the next process",
                        Await.PROCESS_PATIENCE,
                        () -> after.log().contains("Forwarding between"));
                Await.until("the end of the one before", Await.PROCESS_PATIENCE, () -> !before.isAlive());
                viewer.awaitPackets(500);
                later.awaitPackets(500);
                assertThat(viewer.reception().lost()).isZero();
                assertThat(later.reception().lost()).isZero();
                assertThat(before.log()).doesNotContain("NoClassDefFoundError");

                installed.clean();
                assertThat(installed.laidOut()).hasSize(1);
                Await.until(
                        "all of the service",
                        Await.PROCESS_PATIENCE,
                        () -> status(lab, "/api/v1/groups").equals("200"));
            }
        }
    }

    private static String status(Laboratory lab, String path) {
        return lab.router()
                .output(
                        "sh",
                        "-c",
                        "curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:8080" + path
                                + " || true");
    }

    @Test
    @Order(3)
    void anUpgradeKeepsTheConfigurationAndOnlyAPurgeRemovesIt() throws IOException {
        String written = ProxyConfig.vyosExample().yaml();
        Files.writeString(configuration, written);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration.getParent())))
                .isEqualTo("rwxr-x---");

        installed.installAgain();
        assertThat(configuration).hasContent(written);

        installed.remove();
        assertThat(configuration).hasContent(written);
        assertThat(installed.path("usr/bin/igmp-proxy")).doesNotExist();
        assertThat(installed.path("var/cache/igmp-proxy")).doesNotExist();

        installed.purge();
        assertThat(configuration.getParent()).doesNotExist();
    }
}
