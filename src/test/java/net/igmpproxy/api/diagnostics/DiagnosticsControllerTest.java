package net.igmpproxy.api.diagnostics;

import static net.igmpproxy.api.JsonRequests.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.probe.FakeSystemProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class DiagnosticsControllerTest {
    private static final InterfaceName LAN = new InterfaceName("eth1");
    private static final InterfaceName WAN = new InterfaceName("eth0");
    private static final Ipv4Address ROUTER = Ipv4Address.of("192.168.1.0");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.9");
    private static final Finding.OtherRouters OTHERS =
            new Finding.OtherRouters(List.of(ROUTER), QuerierStanding.NOT_LISTED, List.of(), HOST);
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final GroupAddress SSM_GROUP = GroupAddress.of("232.1.1.1");
    private static final Map<String, Object> LIMITED =
            Map.of("maxGroups", 10, "querierAllowList", List.of("192.168.1.4/30"));
    private static final Finding.Occurrences TWICE =
            new Finding.Occurrences(2, Duration.ofMinutes(1), Duration.ofMillis(1500));

    private static final Pattern CALL =
            Pattern.compile("curl -X ([A-Z]+) -H 'Content-Type: application/json' localhost:8080(/[^ ]+) -d '([^']+)'");

    private final RestTestClient client;
    private final FakeProxyControl control;

    private final FakeSystemProbe probe;

    DiagnosticsControllerTest(RestTestClient client, FakeProxyControl control, FakeSystemProbe probe) {
        this.client = client;
        this.control = control;
        this.probe = probe;
    }

    @BeforeEach
    void runs() {
        control.run(ConfigurationReader.read(
                Map.of("maxEntries", 10, "interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", LIMITED))));
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
                .jsonPath("$.items[0].severity")
                .isEqualTo("warning")
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
                        new Finding.QuerierRefused(LAN, OTHERS, TWICE),
                        new Finding.OtherVersion(LAN, ROUTER, 2, 2, TWICE),
                        new Finding.SourcesNotNamed(LAN, SSM_GROUP, HOST, false, TWICE),
                        new Finding.SourceSpecificNotReported(WAN, 2, 3),
                        new Finding.UpstreamQuerierSilent(
                                WAN, Optional.of(ROUTER), true, Duration.ofMinutes(5), Duration.ofSeconds(255)),
                        new Finding.SourcesRejected(LAN, new RejectedSource(LAN, HOST, GROUP), 4, 4),
                        new Finding.NoVif(LAN)));

        body().jsonPath("$.items[*].type")
                .isEqualTo(List.of(
                        "querier-refused",
                        "other-igmp-version",
                        "sources-not-named",
                        "source-specific-not-reported",
                        "no-upstream-query",
                        "sources-rejected",
                        "no-vif"));
    }

    @Test
    void tellsWhatTheKernelsSettingsKeepBackSinceWhenAndTheCommandAgainstIt() {
        control.run(ConfigurationReader.read(Map.of(
                "interfaces",
                Map.of("eth0", Map.of("role", "upstream", "altSubnets", List.of("10.0.0.0/23")), "eth1", Map.of()))));
        control.givenInterfaces()
                .add(new InterfaceStatus(
                        WAN,
                        Role.UPSTREAM,
                        InterfaceStatus.State.ACTIVE,
                        InterfaceAddress.parse("10.1.0.2/24")
                                .map(address -> new Link(2, WAN, true, 1500, List.of(address))),
                        OptionalInt.of(0),
                        Optional.empty(),
                        Optional.empty()));
        probe.filter(WAN, 1);

        body().jsonPath("$.items[0].type")
                .isEqualTo("reverse-path-filter")
                .jsonPath("$.items[0].severity")
                .isEqualTo("warning")
                .jsonPath("$.items[0].interface")
                .isEqualTo("eth0")
                .jsonPath("$.items[0].remedy")
                .isEqualTo("sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth0.rp_filter=0")
                .jsonPath("$.items[0].since")
                .value(String.class, since -> assertThat(Instant.parse(since)).isBeforeOrEqualTo(Instant.now()));
    }

    @Test
    void theCallsItRecommendsAreAccepted() {
        control.givenFindings()
                .addAll(List.of(
                        new Finding.OtherQuerier(LAN, ROUTER, false),
                        new Finding.QuerierIgnored(WAN, OTHERS, true, TWICE),
                        new Finding.OtherVersion(LAN, ROUTER, 2, 3, TWICE),
                        new Finding.LimitReached(LAN, "maxGroups", 10, GROUP, HOST, TWICE),
                        new Finding.LimitReached(LAN, "maxEntries", 10, GROUP, HOST, TWICE),
                        new Finding.SourceSpecificNotReported(WAN, 2, 3),
                        new Finding.SourcesRejected(WAN, new RejectedSource(WAN, HOST, GROUP), 4, 4)));
        List<String> remedies = new ArrayList<>();
        body().jsonPath("$.items[*].remedy").value(new ParameterizedTypeReference<List<String>>() {}, remedies::addAll);

        assertThat(remedies).hasSize(7).allSatisfy(this::carryOut);
    }

    private void carryOut(String remedy) {
        Matcher call = CALL.matcher(remedy);
        assertThat(call.matches()).as(remedy).isTrue();
        send(client, HttpMethod.valueOf(call.group(1)), call.group(2), call.group(3))
                .expectStatus()
                .is2xxSuccessful();
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
