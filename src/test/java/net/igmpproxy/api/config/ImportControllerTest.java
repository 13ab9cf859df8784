package net.igmpproxy.api.config;

import static net.igmpproxy.api.Documents.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class ImportControllerTest {
    private static final String VYOS = """
            set protocols igmp-proxy interface eth0 role 'upstream'
            set protocols igmp-proxy interface eth1 role 'downstream'
            """;

    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryRevisionStore history;

    ImportControllerTest(RestTestClient client, FakeProxyControl control, InMemoryRevisionStore history) {
        this.client = client;
        this.control = control;
        this.history = history;
    }

    @Test
    void tellsWhatAForeignConfigurationComesToAndChangesNothing() {
        post("?format=igmpproxy", "quickleave\nphyint eth0 upstream ratelimit 5\nphyint eth1 downstream\n")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"applied\": false, \"warnings\": [{\"line\": 2}, {\"line\": 2}, {\"line\": 3}]}")
                .jsonPath("$.configuration.interfaces.eth0.role")
                .isEqualTo("upstream")
                .jsonPath("$.changes[0].path")
                .isEqualTo("interfaces.eth0");
        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void bringsItIntoForceIfAskedTo() {
        post("?format=vyos&apply=true", VYOS)
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists(HttpHeaders.ETAG)
                .expectBody()
                .jsonPath("$.applied")
                .isEqualTo(true);

        assertThat(control.configuration()).isEqualTo(WHOLE);
        assertThat(history.revisions())
                .extracting(revision -> revision.reason())
                .containsExactly("import of a configuration of vyos");
    }

    @Test
    void namesTheLinesThatCannotBeTaken() {
        post("?format=vyos&apply=true", VYOS + "set protocols igmp-proxy interface eth1 threshold 300\n")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 3")
                .jsonPath("$.errors[0].message")
                .isEqualTo("Threshold must be between 1 and 255");
        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void doesNotAnswerEndlessly() {
        post("?format=vyos", "set protocols igmp-proxy nonsense\n".repeat(5000))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(100);
        post("?format=vyos", "#".repeat(5_000_000)).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void namesTheFormatsThereAre() {
        post("?format=cisco", VYOS)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be one of vyos, igmpproxy, uci, mcproxy, improxy, routeros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=", "?format=vyos", "?format=igmpproxy"})
    void recognisesTheFormat(String query) {
        post(query, VYOS)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.complete")
                .isEqualTo(true)
                .jsonPath("$.configuration.interfaces.eth1.role")
                .isEqualTo("downstream");
    }

    @Test
    void namesAProgramThatIsNotRead() {
        post("", "mgroup from eth0 group 239.1.1.1\n")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).startsWith("is smcroute's configuration"));
    }

    @Test
    void readsWhatPowershellWrites() {
        client.post()
                .uri("/api/v1/config/import")
                .contentType(MediaType.TEXT_PLAIN)
                .body(("\ufeff" + VYOS.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.configuration.interfaces.eth0.role")
                .isEqualTo("upstream");
    }

    @Test
    void saysThatAnImportIsIncomplete() {
        post("", "set protocols igmp-proxy interface eth1 role downstream\n")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.complete")
                .isEqualTo(false)
                .jsonPath("$.warnings[1].message")
                .isEqualTo("is incomplete: At least 1 upstream interface is required!");
    }

    @Test
    void givesTheCommandsOfVyosBack() {
        control.run(WHOLE);

        client.get()
                .uri("/api/v1/config?format=vyos")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .expectBody(String.class)
                .isEqualTo(VYOS);
        client.get()
                .uri("/api/v1/config?format=igmpproxy")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be one of vyos");
    }

    @Test
    void saysWhatAMissingTextIs() {
        post("", "")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The body is missing: send the other program's configuration as text/plain");
    }

    @Test
    void saysHowLineBreaksAreLost() {
        String uci = "config phyint\n option network wan\n option direction upstream\n";

        post("", uci.replace("\n", ""))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .value(
                        String.class,
                        message -> assertThat(message)
                                .endsWith(
                                        "The text is one line: curl -d drops line breaks, send the file with --data-binary"));
        post("", uci + "opton x\n")
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("unknown key: did you mean option?");
    }

    private RestTestClient.ResponseSpec post(String query, String text) {
        return client.post()
                .uri("/api/v1/config/import" + query)
                .contentType(MediaType.TEXT_PLAIN)
                .body(text)
                .exchange();
    }
}
