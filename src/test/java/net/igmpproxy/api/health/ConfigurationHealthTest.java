package net.igmpproxy.api.health;

import static net.igmpproxy.api.Documents.WHOLE;

import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class ConfigurationHealthTest {
    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryConfigurationStore store;
    private final ConfigurationService service;

    ConfigurationHealthTest(
            RestTestClient client,
            FakeProxyControl control,
            InMemoryConfigurationStore store,
            ConfigurationService service) {
        this.client = client;
        this.control = control;
        this.store = store;
        this.service = service;
    }

    @BeforeEach
    void run() {
        control.run(WHOLE);
    }

    @AfterEach
    void mend() {
        store.save(WHOLE);
        service.adoptFile();
    }

    @Test
    void aFileThatIsNotTakenIsUnhealthyButTheProxyStaysReady() {
        store.save(ProxyConfiguration.EMPTY);
        service.adoptFile();

        client.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.components.configuration.status")
                .isEqualTo("DOWN")
                .jsonPath("$.components.configuration.details.reason")
                .exists();
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        client.get()
                .uri("/api/v1/diagnostics")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].type")
                .isEqualTo("configuration-file-refused");
    }
}
