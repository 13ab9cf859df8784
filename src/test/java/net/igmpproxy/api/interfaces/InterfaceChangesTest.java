package net.igmpproxy.api.interfaces;

import static net.igmpproxy.api.Documents.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.igmpproxy.api.JsonRequests;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class InterfaceChangesTest {
    private static final String INTERFACES = "/api/v1/interfaces";
    private static final String SUBNETS = INTERFACES + "/eth0/alt-subnets";

    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryConfigurationStore store;

    InterfaceChangesTest(RestTestClient client, FakeProxyControl control, InMemoryConfigurationStore store) {
        this.client = client;
        this.control = control;
        this.store = store;
    }

    @BeforeEach
    void run() {
        control.run(WHOLE);
    }

    @Test
    void anInterfaceIsAddedOnceAndSaysWhereItIs() {
        send(HttpMethod.POST, INTERFACES, "{\"name\": \"eth2\", \"altSubnets\": [\"10.2.0.0/16\"]}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/api/v1/interfaces/eth2")
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG)
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("eth2")
                .jsonPath("$.role")
                .isEqualTo("downstream");
        assertThat(interfaceNamed("eth2").altSubnets())
                .extracting(Ipv4Prefix::toString)
                .containsExactly("10.2.0.0/16");
        assertThat(store.load()).isEqualTo(control.configuration());

        send(HttpMethod.POST, INTERFACES, "{\"name\": \"eth2\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .json("{\"type\": \"/problems/already-exists\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                     | name
            {"name": 5}                            | name
            {"name": "a/b"}                        | name
            {"name": "eth2", "role": "router"}     | interfaces.eth2.role
            {"name": "eth2", "treshold": 5}        | interfaces.eth2.treshold
            {"name": "eth2", "role": "upstream"}   | interfaces.eth2.role
            """)
    void whatIsWrongWithANewInterfaceIsNamed(String body, String field) {
        send(HttpMethod.POST, INTERFACES, body)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    /** A list of interfaces and the response to a removal have only items. */
    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/config",
        "PATCH, /api/v1/config",
        "PUT, /api/v1/interfaces/eth1",
        "PUT, /api/v1/interfaces/eth2"
    })
    void itemsAloneAreNoResource(HttpMethod method, String uri) {
        send(method, uri, "{\"items\": []}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .value(field -> assertThat(String.valueOf(field)).endsWith("items"));
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void valuesOfAnotherTypeAreRefusedWhereTheyBelong() {
        send(HttpMethod.PUT, INTERFACES + "/eth1/role", "{\"role\": 5}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("interfaces.eth1.role");
        send(HttpMethod.PUT, INTERFACES + "/eth9/role", "{\"role\": 5}")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void putMakesAndReplacesAnInterface() {
        send(HttpMethod.PUT, INTERFACES + "/eth2", "{\"threshold\": 5}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/api/v1/interfaces/eth2");
        send(HttpMethod.PUT, INTERFACES + "/eth2", "{\"altSubnets\": [\"10.2.0.0/16\"]}")
                .expectStatus()
                .isOk();

        assertThat(interfaceNamed("eth2").threshold()).isEqualTo(1);
        assertThat(interfaceNamed("eth2").altSubnets()).hasSize(1);
    }

    @Test
    void whatAnInterfaceAnswersCanBePutBack() {
        String body = new String(
                client.get().uri(INTERFACES + "/eth0").exchange().returnResult().getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);

        send(HttpMethod.PUT, INTERFACES + "/eth0", body).expectStatus().isOk();

        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void anInterfaceThatAPatternMatchesIsShownUnderItsNameAndChangedByThePattern() {
        send(HttpMethod.PUT, INTERFACES + "/eth1.*", "{\"threshold\": 7}")
                .expectStatus()
                .isCreated();
        control.givenInterfaces().add(InterfaceStatus.idle(new InterfaceName("eth1.5"), Role.DOWNSTREAM));

        client.get()
                .uri(INTERFACES + "/eth1.5")
                .exchange()
                .expectBody()
                .jsonPath("$.pattern")
                .isEqualTo("eth1.*")
                .jsonPath("$.threshold")
                .isEqualTo(7);
        send(HttpMethod.PATCH, INTERFACES + "/eth1.5", "{\"threshold\": 8}")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Interface eth1.5 is configured by eth1.*: change that, or add eth1.5 under its own name");
        send(HttpMethod.PATCH, INTERFACES + "/eth1.*", "{\"threshold\": 8}")
                .expectStatus()
                .isOk();
        send(HttpMethod.DELETE, INTERFACES + "/eth1.*", "").expectStatus().isNoContent();
    }

    @Test
    void aPatternIsNotUpstream() {
        send(HttpMethod.PUT, INTERFACES + "/ppp*", "{\"role\": \"upstream\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("interfaces.ppp*.role");
    }

    @Test
    void anInterfaceIsNotRenamed() {
        send(HttpMethod.PUT, INTERFACES + "/eth1", "{\"name\": \"eth9\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be eth1, as in the path: interfaces cannot be renamed");
    }

    @Test
    void aMergePatchChangesWhatItNames() {
        send(HttpMethod.PUT, INTERFACES + "/eth1", "{\"threshold\": 5, \"queryInterval\": \"60s\"}");

        send(HttpMethod.PATCH, INTERFACES + "/eth1", "{\"queryInterval\": null, \"altSubnets\": [\"10.2.0.0/16\"]}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.threshold")
                .isEqualTo(5)
                .jsonPath("$.queryInterval")
                .doesNotExist();
        assertThat(interfaceNamed("eth1").altSubnets()).hasSize(1);
    }

    @Test
    void mergePatchesHaveAMediaTypeOfTheirOwn() {
        client.patch()
                .uri(INTERFACES + "/eth1")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body("{\"threshold\": 7}")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(interfaceNamed("eth1").threshold()).isEqualTo(7);
    }

    @Test
    void aPatchOfTheDocumentReachesInterfaces() {
        send(
                        HttpMethod.PATCH,
                        "/api/v1/config",
                        "{\"quickleave\": false, \"interfaces\": {\"eth1\": {\"threshold\": 9}}}")
                .expectStatus()
                .isOk();

        assertThat(control.configuration().quickleave()).isFalse();
        assertThat(interfaceNamed("eth1").threshold()).isEqualTo(9);
        assertThat(interfaceNamed("eth0").role()).isEqualTo(Role.UPSTREAM);
    }

    @Test
    void anInterfaceIsForgotten() {
        send(HttpMethod.POST, INTERFACES, "{\"name\": \"eth2\"}");

        client.delete()
                .uri(INTERFACES + "/eth2")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tag());
        assertThat(control.configuration()).isEqualTo(WHOLE);

        client.delete().uri(INTERFACES + "/eth2").exchange().expectStatus().isNotFound();
    }

    @Test
    void theLastDownstreamInterfaceOfARunningProxyIsNotForgotten() {
        client.delete()
                .uri(INTERFACES + "/eth1")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/incomplete-configuration");
    }

    @Test
    void aRoleIsReadAndChangedWithTheDefaultsThatComeWithIt() {
        send(HttpMethod.PUT, "/api/v1/service", "{\"enabled\": false}");
        client.get().uri(INTERFACES + "/eth0/role").exchange().expectBody().json("{\"role\": \"upstream\"}");

        send(HttpMethod.PUT, INTERFACES + "/eth0/role", "{\"role\": \"downstream\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"role\": \"downstream\"}");

        assertThat(interfaceNamed("eth0")).isEqualTo(InterfaceConfiguration.of(Role.DOWNSTREAM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"role": "router"}                        | interfaces.eth1.role | must be one of upstream, downstream, disabled
            {"role": "upstream"}                      | interfaces.eth1.role | Only 1 upstream interface allowed!
            {}                                        | role                 | must be one of upstream, downstream, disabled
            {"role": "upstream", "threshold": 1}      | threshold            | is not a key here: the only one is role
            []                                        | ''                   | must be an object with the key role
            """)
    void whatIsWrongWithARoleIsNamed(String body, String field, String message) {
        send(HttpMethod.PUT, INTERFACES + "/eth1/role", body)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .value(String.class, text -> assertThat(text).contains(message));
    }

    @Test
    void altSubnetsAreAddedReadAndRemovedOneByOne() {
        send(HttpMethod.POST, SUBNETS, "{\"subnet\": \"10.0.0.0/23\"}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, SUBNETS + "/10.0.0.0/23")
                .expectBody()
                .json("{\"subnet\": \"10.0.0.0/23\"}");
        send(HttpMethod.POST, SUBNETS, "{\"subnet\": \"10.0.0.0/23\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT);
        send(HttpMethod.POST, SUBNETS, "{\"subnet\": \"10.9.0.1/16\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("host bits are set: did you mean 10.9.0.0/16?");
        client.get().uri(SUBNETS).exchange().expectBody().json("[\"10.0.0.0/23\"]");
        client.get()
                .uri(SUBNETS + "/10.0.0.0/23")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"subnet\": \"10.0.0.0/23\"}");

        client.delete().uri(SUBNETS + "/10.0.0.0/23").exchange().expectStatus().isNoContent();
        client.delete()
                .uri(SUBNETS + "/10.0.0.0/23")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"type\": \"/problems/unknown-subnet\"}");
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void theListOfAltSubnetsIsReplacedAsAWhole() {
        send(HttpMethod.PUT, SUBNETS, "[\"10.0.0.0/23\", \"0.0.0.0/0\"]")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[\"10.0.0.0/23\", \"0.0.0.0/0\"]");
        send(HttpMethod.PUT, SUBNETS, "[\"10.0.0.0/23\", \"10.0.0.0\", 5]")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[1].field")
                .isEqualTo("interfaces.eth0.altSubnets[2]");

        assertThat(interfaceNamed("eth0").altSubnets()).hasSize(2);
    }

    @Test
    void everyChangeTakesADryRunAndAVersion() {
        List<String> uris = List.of(INTERFACES + "/eth1", INTERFACES + "/eth1/role", SUBNETS, "/api/v1/quickleave");
        List<String> bodies = List.of("{}", "{\"role\": \"disabled\"}", "[]", "{\"enabled\": false}");
        for (int i = 0; i < uris.size(); i++) {
            client.put()
                    .uri(uris.get(i))
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.IF_MATCH, "\"another\"")
                    .body(bodies.get(i))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        }
        send(HttpMethod.PUT, "/api/v1/quickleave?dryRun=true", "{\"enabled\": false}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"enabled": false, "items": [{"path": "quickleave", "from": true, "to": false}]}""");
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void dryRunReturnsTheInterfaceAsItWouldBe() {
        send(HttpMethod.PUT, INTERFACES + "/eth1?dryRun=true", "{\"threshold\": 5}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"name": "eth1", "threshold": 5,
                         "items": [{"path": "interfaces.eth1.threshold", "from": 1, "to": 5}]}""")
                .jsonPath("$.status")
                .doesNotExist();
        send(HttpMethod.PUT, SUBNETS + "?dryRun=true", "[\"10.7.0.0/16\"]")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].to[0]")
                .isEqualTo("10.7.0.0/16");
        client.delete()
                .uri(INTERFACES + "/eth1?dryRun=true")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(control.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void quickleaveIsTurnedOff() {
        send(HttpMethod.PUT, "/api/v1/quickleave", "{\"enabled\": false}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"enabled\": false}");
        client.get().uri("/api/v1/quickleave").exchange().expectBody().json("{\"enabled\": false}");
        assertThat(control.configuration()).isEqualTo(WHOLE.withQuickleave(false));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nonesuch",
        "GET, /nonesuch/role",
        "GET, /nonesuch/alt-subnets",
        "DELETE, /nonesuch",
        "GET, /a%20b"
    })
    void anInterfaceThatIsNotConfiguredIsNotFound(String method, String path) {
        client.method(HttpMethod.valueOf(method))
                .uri(java.net.URI.create(INTERFACES + path))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"type\": \"/problems/unknown-interface\"}");
    }

    private RestTestClient.ResponseSpec send(HttpMethod method, String uri, String body) {
        return JsonRequests.send(client, method, uri, body);
    }

    private InterfaceConfiguration interfaceNamed(String name) {
        return Objects.requireNonNull(
                control.configuration().interfaces().get(new InterfaceName(name)), () -> "no interface " + name);
    }

    private String tag() {
        return JsonRequests.tagOf(control.configuration());
    }
}
