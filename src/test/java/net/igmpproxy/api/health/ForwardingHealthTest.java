package net.igmpproxy.api.health;

import static net.igmpproxy.api.Documents.WHOLE;

import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.runtime.FakeProxyControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class ForwardingHealthTest {
    private final RestTestClient client;
    private final FakeProxyControl control;

    ForwardingHealthTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @BeforeEach
    void reset() {
        control.reset();
    }

    @Test
    void isReadyWhileItForwards() {
        control.run(WHOLE);

        expect("/actuator/health/readiness", HttpStatus.OK, "UP");
        expect("/actuator/health", HttpStatus.OK, "UP");
    }

    @Test
    void isOutOfServiceButAliveWhileTheConfigurationIsNotWhole() {
        expect("/actuator/health/readiness", HttpStatus.SERVICE_UNAVAILABLE, "OUT_OF_SERVICE");
        expect("/actuator/health/liveness", HttpStatus.OK, "UP");
    }

    @Test
    void isOutOfServiceWhileItIsDisabled() {
        control.run(WHOLE.withEnabled(false));

        expect("/actuator/health/readiness", HttpStatus.SERVICE_UNAVAILABLE, "OUT_OF_SERVICE");
    }

    private void expect(String uri, HttpStatus status, String word) {
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(word);
    }
}
