package net.igmpproxy.api.interfaces;

import static net.igmpproxy.api.JsonRequests.tagOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.control.FakeProxyControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class InterfaceControllerTest {
    private static final InterfaceName ETH0 = new InterfaceName("eth0");
    private static final InterfaceName LAN = new InterfaceName("eth1.100");

    private static final String ETH0_JSON = """
            {"name": "eth0", "role": "upstream", "altSubnets": ["10.0.0.0/23"], "threshold": 1, "allowedGroups": [],
             "status": {"state": "active", "index": 2, "mtu": 1500,
             "addresses": ["10.0.0.1/24"], "vif": 0, "igmpVersion": 3, "querier": "10.0.0.254", "groups": 3,
             "hosts": 0, "packetsIn": 12345, "packetsOut": 0, "bytesIn": 1500000, "bytesOut": 0}}""";

    private static final String LAN_JSON = """
            {"name": "eth1.100", "role": "downstream", "altSubnets": [], "threshold": 1, "allowedGroups": [],
             "robustnessVariable": 3, "status": {"state": "absent", "groups": 0, "hosts": 0}}""";

    private final RestTestClient client;
    private final FakeProxyControl control;

    InterfaceControllerTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @BeforeEach
    void runsOneInterfaceThatWorksAndOneThatIsAbsent() {
        control.run(ConfigurationReader.read(Map.of(
                "interfaces",
                Map.of(
                        "eth0",
                        Map.of("role", "upstream", "altSubnets", List.of("10.0.0.0/23")),
                        "eth1.100",
                        Map.of("robustnessVariable", 3)))));
        Link link = new Link(
                2,
                ETH0,
                true,
                1500,
                List.of(InterfaceAddress.parse("10.0.0.1/24").orElseThrow()));
        control.givenInterfaces()
                .add(new InterfaceStatus(
                        ETH0,
                        Role.UPSTREAM,
                        InterfaceStatus.State.ACTIVE,
                        Optional.of(link),
                        OptionalInt.of(0),
                        Optional.of(new InterfaceStatus.Igmp(
                                3, Optional.of(Ipv4Address.of("10.0.0.254")), false, true, 3, 0, 0)),
                        Optional.of(new InterfaceStatus.Traffic(12345, 0, 1500000, 0))));
        control.givenInterfaces()
                .add(new InterfaceStatus(
                        LAN,
                        Role.DOWNSTREAM,
                        InterfaceStatus.State.ABSENT,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void answersWithATableWhoeverWantsText() {
        String head = """
                Interface  PktsIn  PktsOut  BytesIn  BytesOut  Local     Role        State   Version  Querier     Groups  Hosts
                eth0        12345        0  1.43 MB       0 B  10.0.0.1  upstream    active        3  10.0.0.254       3      0
                """;
        assertTable("/api/v1/interfaces", head + """
                eth1.100       --       --       --        --  --        downstream  absent       --  --               0      0
                """);
        assertTable(
                "/api/v1/interfaces/eth0",
                head.replace("Role        State ", "Role      State ")
                        .replace("upstream    active", "upstream  active"));
    }

    @Test
    void answersAnUnknownInterfaceWithAProblemWhateverIsWanted() {
        client.get()
                .uri("/api/v1/interfaces/eth9")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private void assertTable(String uri, String table) {
        client.get()
                .uri(uri)
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .expectBody(String.class)
                .isEqualTo(table);
    }

    @Test
    void answersWithJsonWhoeverTakesAnything() {
        client.get()
                .uri("/api/v1/interfaces")
                .accept(MediaType.ALL)
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void listsConfigurationAndStatusOfAll() {
        client.get()
                .uri("/api/v1/interfaces")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"items\": [" + ETH0_JSON + "," + LAN_JSON + "]}", JsonCompareMode.STRICT);
    }

    @Test
    void showsOneByItsName() {
        client.get()
                .uri("/api/v1/interfaces/eth1.100")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json(LAN_JSON, JsonCompareMode.STRICT);
    }

    @Test
    void showsTheConfigurationOfAnInterfaceThatHasNoStatusYet() {
        control.givenInterfaces().clear();

        client.get()
                .uri("/api/v1/interfaces/eth0")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("upstream")
                .jsonPath("$.status")
                .doesNotExist();
    }

    @Test
    void aVersionOfTheConfigurationDoesNotValidateAStatus() {
        String version = tagOf(control.configuration());

        client.get()
                .uri("/api/v1/interfaces/eth0")
                .header(HttpHeaders.IF_NONE_MATCH, version)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG)
                .expectBody()
                .jsonPath("$.status.state")
                .isEqualTo("active");
        client.get()
                .uri("/api/v1/interfaces/eth0/role")
                .header(HttpHeaders.IF_NONE_MATCH, version)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void saysWhichInterfaceIsNotConfigured() {
        client.get()
                .uri("/api/v1/interfaces/eth9")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("""
                        {"type": "/problems/unknown-interface", "detail": "No interface eth9 is configured: GET /api/v1/interfaces lists all"}""");
    }
}
