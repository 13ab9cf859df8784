package net.igmpproxy.api.service;

import static net.igmpproxy.api.Documents.WHOLE;
import static net.igmpproxy.api.JsonRequests.send;
import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.RestartMode;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class ServiceControllerTest {
    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryConfigurationStore store;

    ServiceControllerTest(RestTestClient client, FakeProxyControl control, InMemoryConfigurationStore store) {
        this.client = client;
        this.control = control;
        this.store = store;
    }

    @Test
    void saysWhetherItForwards() {
        control.run(WHOLE);

        client.get()
                .uri("/api/v1/service")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"enabled": true, "state": "running", "forwarding": true, "reasons": []}""", JsonCompareMode.STRICT);
    }

    @Test
    void saysWhyItDoesNotForward() {
        client.get()
                .uri("/api/v1/service")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"enabled": true, "state": "incomplete",
                 "reasons": ["Must define exactly one upstream and at least one downstream interface!"]}""");
    }

    @Test
    void namesTheInterfaceThatItForwardsWithout() {
        control.run(WHOLE);
        control.impair("eth1 is absent");

        client.get().uri("/api/v1/service").exchange().expectBody().json("""
                        {"enabled": true, "state": "running", "forwarding": true, "reasons": ["eth1 is absent."]}""", JsonCompareMode.STRICT);
    }

    @Test
    void saysThatItForwardsNothing() {
        control.run(WHOLE);
        control.lack("The upstream interface cannot be used: eth0 is absent.");

        client.get().uri("/api/v1/service").exchange().expectBody().json("""
                {"state": "running", "forwarding": false,
                 "reasons": ["The upstream interface cannot be used: eth0 is absent."]}""");
    }

    @Test
    void isTurnedOffAndOn() {
        control.run(WHOLE);

        put("{\"enabled\": false}").expectStatus().isOk().expectBody().json("""
                {"enabled": false, "state": "disabled"}""");
        assertThat(store.load()).isEqualTo(WHOLE.withEnabled(false));

        put("{\"enabled\": true}").expectStatus().isOk().expectBody().json("""
                {"enabled": true, "state": "running"}""");
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | enabled | is missing: must be true or false",
                "{\"enabled\": \"no\"}             | enabled | must be true or false",
                "{\"enabled\": true, \"state\": 1} | state   | unknown key: known here are enabled",
            })
    void refusesAnythingButASwitch(String body, String field, String message) {
        put(body)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
    }

    @Test
    void restartsARunningProxy() {
        control.run(WHOLE);

        client.post()
                .uri("/restart")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"enabled": true, "state": "running", "forwarding": true, "reasons": []}""", JsonCompareMode.STRICT);

        assertThat(control.restarts()).containsExactly(RestartMode.KEEP);
    }

    @Test
    void restartsItColdOnlyIfToldSo() {
        control.run(WHOLE);

        client.post().uri("/restart?cold=true").exchange().expectStatus().isOk();
        client.post().uri("/restart?cold=false").exchange().expectStatus().isOk();
        client.post()
                .uri("/restart?cold=ice")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("""
                        {"type": "/problems/invalid-parameter", "errors": [{"field": "cold", "value": "ice"}]}""");

        assertThat(control.restarts()).containsExactly(RestartMode.FORGET, RestartMode.KEEP);
    }

    @Test
    void saysWhyThereIsNothingToRestart() {
        client.post()
                .uri("/restart")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .json("""
                        {"type": "/problems/not-running", "detail": "igmp-proxy is not configured"}""");

        control.run(WHOLE.withEnabled(false));
        client.post()
                .uri("/restart")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .json("""
                        {"type": "/problems/not-running", "detail": "igmp-proxy is disabled"}""");
    }

    @Test
    void saysWhyARestartFails() {
        control.run(WHOLE);
        control.failWith(new KernelException("setsockopt(MRT_INIT)", 98, "another multicast routing daemon runs"));
        client.post()
                .uri("/restart")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .json("""
                        {"type": "/problems/kernel-refused", "detail": "another multicast routing daemon runs"}""");

        control.failWith(new ProxyUnavailableException("the loop does not answer"));
        client.post().uri("/restart").exchange().expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private RestTestClient.ResponseSpec put(String body) {
        return send(client, HttpMethod.PUT, "/api/v1/service", body);
    }
}
