package net.igmpproxy.api.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.engine.Finding;
import net.igmpproxy.core.engine.RejectedSource;
import net.igmpproxy.runtime.FakeProxyControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class DiagnosticsControllerTest {
    private static final InterfaceName LAN = new InterfaceName("eth1");
    private static final Ipv4Address ROUTER = Ipv4Address.of("192.168.1.0");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.9");
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Finding.Occurrences TWICE = new Finding.Occurrences(2, Duration.ofMinutes(1), Duration.ofMillis(1500));

    private final RestTestClient client;
    private final FakeProxyControl control;

    DiagnosticsControllerTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @BeforeEach
    void runs() {
        control.reset();
        control.run(ConfigurationReader.read(
                Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", Map.of()))));
    }

    @Test
    void saysNothingWhenThereIsNothingToMend() {
        body().jsonPath("$.items").isEmpty();
    }

    @Test
    void saysWhyTheProxyDoesNotForward() {
        control.run(ConfigurationReader.read(Map.of("enabled", false)));

        body().jsonPath("$.items[0].type")
                .isEqualTo("not-forwarding")
                .jsonPath("$.items[0].interface")
                .doesNotExist();
    }

    @Test
    void namesTheRouterThatHasWonTheElection() {
        control.givenFindings().add(new Finding.OtherQuerier(LAN, ROUTER, false));

        body().jsonPath("$.items[0].type")
                .isEqualTo("other-querier")
                .jsonPath("$.items[0].interface")
                .isEqualTo("eth1")
                .jsonPath("$.items[0].message")
                .value(String.class, message -> assertThat(message).contains("192.168.1.0", "nothing is forwarded"))
                .jsonPath("$.items[0].count")
                .doesNotExist();
    }

    @Test
    void tellsHowOftenALimitWasExceededAndByWhom() {
        control.givenFindings().add(new Finding.LimitReached(LAN, "maxGroups", 10, GROUP, HOST, TWICE));

        body().jsonPath("$.items[0].type")
                .isEqualTo("limit-reached")
                .jsonPath("$.items[0].count")
                .isEqualTo(2)
                .jsonPath("$.items[0].lastSeen")
                .isEqualTo(1.5)
                .jsonPath("$.items[0].message")
                .value(
                        String.class,
                        message -> assertThat(message).contains("239.1.1.1", "192.168.1.9", "maxGroups is 10"));
    }

    @Test
    void hasWordsForEveryFinding() {
        control.givenFindings()
                .addAll(List.of(
                        new Finding.QuerierRefused(LAN, ROUTER, TWICE),
                        new Finding.OtherVersion(LAN, ROUTER, 2, 2, TWICE),
                        new Finding.SourcesNotNamed(LAN, GROUP, HOST, false, TWICE),
                        new Finding.SourceSpecificNotReported(new InterfaceName("eth0"), 2, 3),
                        new Finding.SourcesRejected(LAN, new RejectedSource(LAN, HOST, GROUP), 4),
                        new Finding.NoVif(LAN)));

        body().jsonPath("$.items[*].type")
                .isEqualTo(List.of(
                        "querier-refused",
                        "other-igmp-version",
                        "sources-not-named",
                        "source-specific-not-reported",
                        "sources-rejected",
                        "no-vif"));
    }

    private RestTestClient.BodyContentSpec body() {
        return client.get()
                .uri("/api/v1/diagnostics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
