package net.igmpproxy.api.config;

import static net.igmpproxy.api.Documents.WHOLE;
import static net.igmpproxy.api.JsonRequests.send;
import static net.igmpproxy.api.JsonRequests.tagOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.ConfigurationTooLargeException;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class ConfigControllerTest {
    private static final String WHOLE_JSON = """
            {"enabled": true, "quickleave": true, "quickleaveMode": "tracked", "ssmRange": ["232.0.0.0/8"], "interfaces": {
              "eth0": {"role": "upstream", "altSubnets": [], "threshold": 1, "allowedGroups": []},
              "eth1": {"role": "downstream", "altSubnets": [], "threshold": 1, "allowedGroups": []}}}
            """;

    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryConfigurationStore store;

    ConfigControllerTest(RestTestClient client, FakeProxyControl control, InMemoryConfigurationStore store) {
        this.client = client;
        this.control = control;
        this.store = store;
    }

    @Test
    void answersTheDocumentInForceWithItsVersion() {
        control.run(WHOLE);

        client.get()
                .uri("/api/v1/config")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tagOf(WHOLE))
                .expectBody()
                .json(WHOLE_JSON);
    }

    @Test
    void doesNotRepeatAVersionThatTheClientHas() {
        client.get()
                .uri("/api/v1/config")
                .header(HttpHeaders.IF_NONE_MATCH, tagOf(ProxyConfiguration.EMPTY))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void replacesTheDocumentInForceAndInTheStore() {
        put("/api/v1/config", """
                {"interfaces": {"eth0": {"role": "upstream"}, "eth1": {}}}""")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tagOf(WHOLE))
                .expectBody()
                .json(WHOLE_JSON);

        assertThat(control.configuration()).isEqualTo(WHOLE);
        assertThat(store.load()).isEqualTo(WHOLE);
    }

    @Test
    void namesEveryErrorOfADocumentAtOnceAndChangesNothing() {
        put("/api/v1/config", """
                {"interfaces": {"eth0": {"role": "router", "altSubnets": ["10.0.1.0/23"]}, "eth1": {"threshold": 300}}}""")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("""
                        {"type": "/problems/invalid-configuration", "title": "The configuration is not valid",
                         "status": 422, "detail": "Nothing was changed: 3 errors", "instance": "/api/v1/config",
                         "errors": [
                           {"field": "interfaces.eth0.role", "value": "router",
                            "message": "must be one of upstream, downstream, disabled"},
                           {"field": "interfaces.eth0.altSubnets[0]", "value": "10.0.1.0/23",
                            "message": "host bits are set: did you mean 10.0.0.0/23?"},
                           {"field": "interfaces.eth1.threshold", "value": 300,
                            "message": "Threshold must be between 1 and 255"}]}""");

        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void refusesWhatWouldStopAWholeEnabledProxy() {
        control.run(WHOLE);

        put("/api/v1/config", "{}")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .json("""
                {"type": "/problems/incomplete-configuration", "errors": [{"field": "interfaces", "value": null,
                 "message": "Must define exactly one upstream and at least one downstream interface!"}]}""");
        put("/api/v1/config", "{\"enabled\": false}").expectStatus().isOk();

        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY.withEnabled(false));
    }

    @Test
    void changesOnlyTheVersionThatIfMatchNames() {
        putIfMatch("\"another\"")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED)
                .expectBody()
                .json("""
                {"type": "/problems/stale-configuration", "status": 412}""");
        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);

        putIfMatch("\"another\", " + tagOf(ProxyConfiguration.EMPTY))
                .expectStatus()
                .isOk();
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void ifMatchTakesAStarButNoWeakTag() {
        putIfMatch("W/" + tagOf(ProxyConfiguration.EMPTY)).expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        putIfMatch("*").expectStatus().isOk();
    }

    @Test
    void ifMatchMayHaveSeveralLines() {
        putIfMatch("\"another\"", tagOf(ProxyConfiguration.EMPTY))
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "\"another", "\"a\" \"b\"", "*, \"a\"", "w/\"a\"", "\"a\", b", ","})
    void malformedIfMatchIsRefused(String tags) {
        putIfMatch(tags).expectStatus().isBadRequest().expectBody().json("""
                {"type": "/problems/invalid-parameter", "status": 400, "errors": [{"field": "If-Match"}]}""");
        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void ifNoneMatchRefusesTheVersionInForce() {
        String present = tagOf(ProxyConfiguration.EMPTY);
        for (String tags : new String[] {"*", present, "W/" + present, "\"another\" , " + present}) {
            putWith(HttpHeaders.IF_NONE_MATCH, tags).expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        }
        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);

        putWith(HttpHeaders.IF_NONE_MATCH, "another").expectStatus().isBadRequest();
        putWith(HttpHeaders.IF_NONE_MATCH, "\"another\"").expectStatus().isOk();
        client.patch()
                .uri("/api/v1/config")
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_NONE_MATCH, tagOf(WHOLE))
                .body("{\"quickleave\": false}")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndChangesNothing() {
        put("/api/v1/config?dryRun=true", """
                {"quickleave": false, "interfaces": {"eth1": {}}}""")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG)
                .expectBody()
                .json("""
                        {"quickleave": false, "interfaces": {"eth1": {"role": "downstream"}}, "items": [
                          {"path": "quickleave", "from": true, "to": false},
                          {"path": "interfaces.eth1", "from": null, "to": {"role": "downstream", "altSubnets": [],
                           "threshold": 1, "allowedGroups": []}}]}""");

        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void changeReturnsDocumentAndDifferences() {
        byte[] answer = put("/api/v1/config", "{\"quickleave\": false}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"enabled": true, "quickleave": false, "interfaces": {},
                         "items": [{"path": "quickleave", "from": true, "to": false}]}""")
                .returnResult()
                .getResponseBodyContent();

        put("/api/v1/config", new String(Objects.requireNonNull(answer), StandardCharsets.UTF_8))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"quickleave\": false, \"items\": []}");
    }

    @Test
    void emptyFormatIsTheDocument() {
        client.get()
                .uri("/api/v1/config?format=")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(true);
    }

    @Test
    void formatIsTextForClientsThatAcceptJsonOnly() {
        client.get()
                .uri("/api/v1/config?format=vyos")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN);
    }

    @Test
    void aDryRunIsNotTakenForTheRealThingBySlip() {
        put("/api/v1/config?dryRun=perhaps", WHOLE_JSON)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("""
                        {"type": "/problems/invalid-parameter",
                         "errors": [{"field": "dryRun", "value": "perhaps", "message": "must be true or false"}]}""");
        assertThat(control.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"enabled\": }",
                "enabled: true",
                "null",
                "{\"enabled\": true, \"enabled\": false}"
            })
    void refusesABodyThatIsNoJson(String body) {
        put("/api/v1/config", body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/malformed-body")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).startsWith("The body is "));
    }

    @Test
    void refusesABodyBeyondAllMeasure() {
        String wide = "{\"interfaces\": {\"" + "x".repeat(10_000_000) + "\": {}}}";
        String deep = "[".repeat(10_000);
        String padded = "{\"interfaces\": {}}" + " ".repeat(9 << 20);
        for (String body : List.of(wide, padded)) {
            put("/api/v1/config", body)
                    .expectStatus()
                    .isEqualTo(HttpStatus.CONTENT_TOO_LARGE)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/too-large")
                    .jsonPath("$.detail")
                    .value(
                            String.class,
                            detail -> assertThat(detail).startsWith("The body is larger than 8388608 bytes"));
        }
        put("/api/v1/config", deep)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The body is nested deeper than any configuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"enabled\"", "true"})
    void refusesABodyThatIsNoObject(String body) {
        put("/api/v1/config", body)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be an object of keys and values");
    }

    @Test
    void anEditOfTheFileIsNotOverwrittenUnlessThatIsAskedFor() {
        control.run(WHOLE);
        store.save(WHOLE.withMaxFlows(7));

        put("/api/v1/config", "{\"enabled\": false}")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .json("""
                        {"type": "/problems/configuration-file-edited",
                         "differences": [{"path": "maxFlows", "inForce": null, "inFile": 7}]}""");
        assertThat(store.load()).isEqualTo(WHOLE.withMaxFlows(7));
        assertThat(control.configuration()).isEqualTo(WHOLE);

        put("/api/v1/config?overwriteFile=true", "{\"enabled\": false}")
                .expectStatus()
                .isOk();
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY.withEnabled(false));
    }

    @Test
    void tellsWhichLimitADocumentExceeds() {
        store.failWith(new ConfigurationTooLargeException(5_000_000, 4 << 20));

        put("/api/v1/config", WHOLE_JSON)
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("5000000", "4194304"));
    }

    @Test
    void tellsWhenTheDiskDoesNotTakeTheDocument() {
        store.failWith(new ConfigurationStoreException("cannot be stored in /etc/x: No space left on device"));

        put("/api/v1/config", WHOLE_JSON)
                .expectStatus()
                .isEqualTo(HttpStatus.INSUFFICIENT_STORAGE)
                .expectBody()
                .json("""
                        {"type": "/problems/configuration-not-stored",
                         "detail": "cannot be stored in /etc/x: No space left on device"}""");
    }

    @Test
    void tellsWhenTheProxyDoesNotAnswer() {
        control.failWith(new ProxyUnavailableException("The loop has stopped"));

        assertChangeIsUnavailable("The loop has stopped");
    }

    private void assertChangeIsUnavailable(String detail) {
        put("/api/v1/config", WHOLE_JSON)
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "1")
                .expectBody()
                .json("""
                        {"type": "/problems/proxy-unavailable", "detail": "%s"}""".formatted(detail));
    }

    @Test
    void refusesChangesWhileAnotherProcessTakesThePlace() {
        control.replace();

        assertChangeIsUnavailable("Replaced");
        assertThat(store.read().document()).isEmpty();
    }

    private RestTestClient.ResponseSpec put(String uri, String body) {
        return send(client, HttpMethod.PUT, uri, body);
    }

    private RestTestClient.ResponseSpec putIfMatch(String... lines) {
        return putWith(HttpHeaders.IF_MATCH, lines);
    }

    private RestTestClient.ResponseSpec putWith(String header, String... lines) {
        return client.put()
                .uri("/api/v1/config")
                .contentType(MediaType.APPLICATION_JSON)
                .header(header, lines)
                .body(WHOLE_JSON)
                .exchange();
    }
}
