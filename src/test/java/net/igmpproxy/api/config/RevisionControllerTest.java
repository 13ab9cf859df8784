package net.igmpproxy.api.config;

import static net.igmpproxy.api.Documents.WHOLE;
import static net.igmpproxy.api.JsonRequests.send;
import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.runtime.control.FakeProxyControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class RevisionControllerTest {
    private static final String REVISIONS = "/api/v1/config/revisions";
    private static final String CONFIRM = "/api/v1/config/confirm";

    private final RestTestClient client;
    private final FakeProxyControl control;

    RevisionControllerTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @Test
    void tellsWhoChangedWhatTheNewestFirst() {
        quickleave("", false).expectStatus().isOk();
        quickleave("", true).expectStatus().isOk();

        client.get()
                .uri(REVISIONS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"items": [
                          {"revision": 2, "author": "anonymous", "address": "127.0.0.1", "reason": "quickleave on",
                           "changes": [{"path": "quickleave", "from": false, "to": true}]},
                          {"revision": 1, "reason": "quickleave off",
                           "changes": [{"path": "quickleave", "from": true, "to": false}]}]}""")
                .jsonPath("$.items[0].configuration")
                .doesNotExist();
        client.get()
                .uri(REVISIONS + "/1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.configuration.quickleave")
                .isEqualTo(false);
    }

    @Test
    void goesBackToARevisionWhichIsANewOne() {
        quickleave("", false);
        quickleave("", true);

        client.post()
                .uri(REVISIONS + "/1/rollback")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.quickleave")
                .isEqualTo(false);

        client.get()
                .uri(REVISIONS + "/3")
                .exchange()
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("rollback to revision 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/7", "/7/rollback"})
    void aRevisionThatIsNotKnownIsNotFound(String path) {
        client.method(
                        path.endsWith("rollback")
                                ? org.springframework.http.HttpMethod.POST
                                : org.springframework.http.HttpMethod.GET)
                .uri(REVISIONS + path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"type\": \"/problems/unknown-revision\"}");
    }

    @Test
    void aChangeWaitsForItsConfirmation() {
        control.run(WHOLE);
        client.get().uri(CONFIRM).exchange().expectBody().json("{\"pending\": false}");

        quickleave("?confirmWithin=10m", false).expectStatus().isOk();
        client.get()
                .uri(CONFIRM)
                .exchange()
                .expectBody()
                .json("{\"pending\": true, \"changes\": [{\"path\": \"quickleave\", \"from\": true, \"to\": false}]}")
                .jsonPath("$.deadline")
                .exists();
        quickleave("", true)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .json("{\"type\": \"/problems/confirmation\"}");

        client.post()
                .uri(CONFIRM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.quickleave")
                .isEqualTo(false);
        client.post().uri(CONFIRM).exchange().expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void aChangeIsTakenBackAtOnce() {
        control.run(WHOLE);
        quickleave("?confirmWithin=60s", false);

        client.delete()
                .uri(CONFIRM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.quickleave")
                .isEqualTo(true);

        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "2000m", "soon", "-5s", ""})
    void aTimeThatIsNoneIsRefused(String within) {
        quickleave("?confirmWithin=" + within, false)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("confirmWithin");
        assertThat(control.configuration().quickleave()).isTrue();
    }

    private RestTestClient.ResponseSpec quickleave(String query, boolean enabled) {
        return send(client, HttpMethod.PUT, "/api/v1/quickleave" + query, "{\"enabled\": " + enabled + "}");
    }
}
