package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interface failures recover automatically without packet loss on other interfaces. */
@NetworkNamespaces
class InterfacesComeAndGoIT {
    /** Maximum time until a stream is received again, measured at 1000 packets per second. */
    private static final Duration HEALED = Duration.ofMillis(500);

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    private int number;
    private String group = "";
    private Subscription concerned;
    private Subscription other;
    private MulticastStream stream;

    @BeforeEach
    void watch() {
        number++;
        group = "239.40." + number + ".1";
        stream = lab.source().stream(group).start();
        concerned = lab.lan(1).host("one" + number, IgmpVersion.V3).join(group);
        other = lab.lan(2).host("two" + number, IgmpVersion.V3).join(group);
        concerned.awaitPackets(200);
        other.awaitPackets(200);
    }

    @AfterEach
    void end() {
        stream.close();
        concerned.leave();
        other.leave();
    }

    @Test
    void aDownstreamInterfaceThatGoesDownAndUp() {
        lab.router().ip("link set eth1 down");
        other.awaitPackets(200);
        lab.router().ip("link set eth1 up");

        healed();
        unconcerned();
    }

    @Test
    void aDownstreamInterfaceThatIsMadeAnew() {
        lab.lan(1).removeRouterInterface();
        other.awaitPackets(200);
        lab.lan(1).addRouterInterface();

        healed();
        unconcerned();
    }

    @Test
    void aDownstreamInterfaceThatFlaps() {
        for (int flap = 0; flap < 20; flap++) {
            lab.router().ip("link set eth1 down");
            lab.router().ip("link set eth1 up");
        }

        healed();
        unconcerned();
    }

    @Test
    void aDownstreamInterfaceWhoseAddressChanges() {
        lab.router().ip("addr del " + lab.lan(1).routerAddress() + "/16 dev eth1");
        lab.router().ip("addr add 10.101.0.7/16 dev eth1");

        healed();
        unconcerned();
        lab.router()
                .ip("addr del 10.101.0.7/16 dev eth1", "addr add " + lab.lan(1).routerAddress() + "/16 dev eth1");
    }

    @Test
    void aDownstreamInterfaceThatIsRenamedAndNamedAsBefore() {
        lab.router().ip("link set eth1 down", "link set eth1 name lan1", "link set lan1 up");
        other.awaitPackets(200);
        assertThat(state("eth1")).isEqualTo("absent");
        lab.router().ip("link set lan1 down", "link set lan1 name eth1", "link set eth1 up");

        healed();
        unconcerned();
    }

    @Test
    void anUpstreamInterfaceThatGoesDownAndUp() {
        lab.router().ip("link set eth0 down");
        stream.awaitSent(200);
        lab.router().ip("link set eth0 up", "route replace default via " + UpstreamNetwork.ROUTER + " dev eth0");

        healed();
    }

    @Test
    void anUpstreamInterfaceThatIsMadeAnew() {
        lab.upstream().removeProxyInterface();
        stream.awaitSent(200);
        Capture upstream = lab.upstream().capture();
        lab.upstream().addProxyInterface();

        healed();
        upstream.awaitJoin(group);
    }

    @Test
    void anUpstreamInterfaceWithoutAnAddress() {
        Capture upstream = lab.upstream().capture();
        lab.router().ip("addr flush dev eth0");
        stream.awaitSent(200);
        String unnumbered = "239.40." + number + ".2";
        lab.lan(1).host("unnumbered", IgmpVersion.V3).join(unnumbered);

        assertThat(upstream.awaitJoin(unnumbered).source()).isEqualTo("0.0.0.0");
        other.awaitPackets(200);

        lab.router()
                .ip(
                        "addr add " + UpstreamNetwork.PROXY + "/24 dev eth0",
                        "route replace default via " + UpstreamNetwork.ROUTER + " dev eth0");
    }

    @Test
    void anInterfaceThatIsConfiguredBeforeItIsThere() {
        lab.configure(ProxyConfig.vyosExample().with("role", "downstream", "late0"));
        assertThat(state("late0")).isEqualTo("absent");
        lab.router().ip("link add late0 type veth peer name late1", "link set late0 up", "link set late1 up");

        Await.until("late0 to work", () -> state("late0").equals("active"));
        lab.router().ip("link del late0");
        Await.until("late0 to be gone", () -> state("late0").equals("absent"));

        unconcerned();
        lab.configure(ProxyConfig.vyosExample());
    }

    @Test
    void aDownstreamInterfaceOnAPointToPointLink() {
        lab.router()
                .ip(
                        "addr del " + lab.lan(1).routerAddress() + "/16 dev eth1",
                        "addr add 10.77.0.1 peer 10.101.0.0/16 dev eth1");

        healed();
        unconcerned();
        lab.router()
                .ip(
                        "addr del 10.77.0.1 peer 10.101.0.0/16 dev eth1",
                        "addr add " + lab.lan(1).routerAddress() + "/16 dev eth1");
    }

    @Test
    void anInterfaceThatAPatternMatches() {
        lab.configure(ProxyConfig.empty()
                .with("role", "upstream", "eth0")
                .withAltSubnets("eth0", "10.0.0.0/23")
                .with("role", "downstream", "eth1*", "eth2"));
        concerned.awaitPackets(200);
        assertThat(concerned.reception().lost()).isZero();
        assertThat(lab.rest().get("/api/v1/interfaces/eth1").path("pattern").asString())
                .isEqualTo("eth1*");

        lab.lan(1).removeRouterInterface();
        other.awaitPackets(200);
        lab.lan(1).addRouterInterface();
        healed();

        lab.router().ip("link add eth1.7 type veth peer name late1", "link set eth1.7 up", "link set late1 up");
        Await.until("eth1.7 to work", () -> names().contains("eth1.7"));
        assertThat(state("eth1.7")).isEqualTo("active");
        lab.router().ip("link del eth1.7");
        Await.until("eth1.7 to be gone", () -> !names().contains("eth1.7"));

        unconcerned();
        lab.configure(ProxyConfig.vyosExample());
    }

    private List<String> names() {
        return lab.rest().items("/api/v1/interfaces").stream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private String state(String name) {
        return lab.rest()
                .get("/api/v1/interfaces/" + name)
                .path("status")
                .path("state")
                .asString();
    }

    /** Waits for the stream and checks the recovery time and that the other host lost nothing. */
    private void healed() {
        long sent = stream.sent();
        concerned.awaitPackets(1);
        assertThat(stream.sent() - sent).isLessThan(promptness.extend(HEALED).toMillis());
        other.awaitPackets(200);
        concerned.awaitPackets(200);
    }

    private void unconcerned() {
        assertThat(other.reception().lost()).isZero();
        assertThat(other.reception().duplicates()).isZero();
    }
}
