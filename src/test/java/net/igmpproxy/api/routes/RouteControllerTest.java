package net.igmpproxy.api.routes;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.port.Route;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class RouteControllerTest {
    private static final InterfaceName ETH0 = new InterfaceName("eth0");
    private static final Ipv4Address GROUP = Ipv4Address.of("239.1.1.1");

    private final RestTestClient client;
    private final FakeProxyControl control;

    RouteControllerTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @Test
    void showsWildcardExactAndNegativeEntries() {
        InterfaceName eth1 = new InterfaceName("eth1");
        control.givenRoutes()
                .addAll(List.of(
                        new Route(new MfcKey(Ipv4Address.UNSPECIFIED, GROUP), ETH0, List.of(eth1), 10, 1000, 0),
                        new Route(new MfcKey(Ipv4Address.of("10.0.0.5"), GROUP), ETH0, List.of(), 3, 300, 2)));

        client.get()
                .uri("/api/v1/routes")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"items": [
                  {"source": "*", "group": "239.1.1.1", "input": "eth0", "outputs": ["eth1"], "packets": 10,
                   "bytes": 1000, "wrongInterface": 0},
                  {"source": "10.0.0.5", "group": "239.1.1.1", "input": "eth0", "outputs": [], "packets": 3, "bytes": 300,
                   "wrongInterface": 2}]}""", JsonCompareMode.STRICT);
    }

    @Test
    void answersWithATableWhoeverWantsText() {
        InterfaceName eth1 = new InterfaceName("eth1");
        InterfaceName eth2 = new InterfaceName("eth2");
        control.givenRoutes()
                .addAll(List.of(
                        new Route(new MfcKey(Ipv4Address.UNSPECIFIED, GROUP), ETH0, List.of(eth1, eth2), 10, 1500, 0),
                        new Route(new MfcKey(Ipv4Address.of("10.0.0.5"), GROUP), ETH0, List.of(), 3, 300, 2)));

        client.get()
                .uri("/api/v1/routes")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .expectBody(String.class)
                .isEqualTo("""
                        Group      Origin    In    Out        Pkts     Bytes  Wrong
                        239.1.1.1  *         eth0  eth1,eth2    10   1.46 KB      0
                        239.1.1.1  10.0.0.5  eth0  --            3  300.00 B      2
                        """);
    }

    @Test
    void answersWithJsonWhoeverTakesAnything() {
        client.get()
                .uri("/api/v1/routes")
                .accept(MediaType.ALL)
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void namesTheSubnetThatWouldAdmitARejectedSource() {
        control.givenRejectedTraffic().add(rejected());

        client.get()
                .uri("/api/v1/rejected-sources")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"items": [{"interface": "eth0", "source": "10.9.0.5", "group": "239.1.1.1", "count": 12,
                            "firstSeen": 75.0, "lastSeen": 2.5, "admittingSubnet": "10.9.0.0/24"}]}""", JsonCompareMode.STRICT);
    }

    @Test
    void showsRejectedSourcesAsATable() {
        control.givenRejectedTraffic().add(rejected());

        client.get()
                .uri("/api/v1/rejected-sources")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("""
                        Group      Source    In    Pkts    First     Last  Admitted by
                        239.1.1.1  10.9.0.5  eth0    12  0:01:15  0:00:02  10.9.0.0/24
                        """);
    }

    private static RejectedTraffic rejected() {
        return new RejectedTraffic(
                new RejectedSource(ETH0, Ipv4Address.of("10.9.0.5"), new GroupAddress(GROUP)),
                12,
                Duration.ofSeconds(75),
                Duration.ofMillis(2500));
    }
}
