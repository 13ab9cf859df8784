package net.igmpproxy.api.health;

import static net.igmpproxy.api.Documents.WHOLE;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.control.FakeProxyControl;
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

    @Test
    void isReadyWhileItForwards() {
        control.run(WHOLE);

        expect("/actuator/health/readiness", HttpStatus.OK, "UP");
        expect("/actuator/health", HttpStatus.OK, "UP");
    }

    @Test
    void isDownButAliveWhileItsInterfacesAreMissing() {
        control.run(WHOLE);
        control.lack("The upstream interface cannot be used: eth0 is absent.");

        expect("/actuator/health/readiness", HttpStatus.SERVICE_UNAVAILABLE, "DOWN");
        expect("/actuator/health/liveness", HttpStatus.OK, "UP");
    }

    @Test
    void isReadyAndNamesTheInterfaceThatItForwardsWithout() {
        control.run(WHOLE);
        control.impair("eth1 is absent");

        client.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.forwarding.status")
                .isEqualTo("UP")
                .jsonPath("$.components.forwarding.details.reasons[0]")
                .isEqualTo("eth1 is absent.");
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

    @Test
    void tellsOfEachInterface() {
        control.run(WHOLE);
        control.givenInterfaces().add(InterfaceStatus.idle(new InterfaceName("eth0"), Role.UPSTREAM));

        client.get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.forwarding.details.interfaces.eth0.role")
                .isEqualTo("upstream")
                .jsonPath("$.components.forwarding.details.interfaces.eth0.state")
                .isEqualTo("disabled");
    }

    @Test
    void linkThatGetsNothingIsNamedAsRestNamesIt() {
        control.run(WHOLE);
        InterfaceStatus.Igmp silent = new InterfaceStatus.Igmp(3, Optional.empty(), false, false, 0, 0, 0);
        control.givenInterfaces()
                .add(new InterfaceStatus(
                        new InterfaceName("eth1"),
                        Role.DOWNSTREAM,
                        InterfaceStatus.State.ACTIVE,
                        Optional.empty(),
                        OptionalInt.of(1),
                        Optional.of(silent),
                        Optional.empty()));

        client.get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.forwarding.details.interfaces.eth1.state")
                .isEqualTo("non-querier");
    }

    @Test
    void aLoopThatIsStuckIsNotReadyAndAfterAWhileNotAlive() {
        control.run(WHOLE);
        control.hang(Duration.ofSeconds(5));
        expect("/actuator/health/readiness", HttpStatus.SERVICE_UNAVAILABLE, "DOWN");
        expect("/actuator/health/liveness", HttpStatus.OK, "UP");

        control.hang(Duration.ofSeconds(31));
        expect("/actuator/health/liveness", HttpStatus.SERVICE_UNAVAILABLE, "DOWN");
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
