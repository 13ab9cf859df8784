package net.igmpproxy.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** Calls each operation of the REST API with unknown query parameters. */
@RestApiTest
class QueryGuardTest {
    private static final Set<HttpMethod> WITH_BODIES = Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.POST);
    private static final ProxyConfiguration RUNNING = ConfigurationReader.read(
            Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", Map.of())));
    private static final String UNLIKELY = "zebra";

    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryConfigurationStore store;
    private final RequestMappingHandlerMapping mapping;

    QueryGuardTest(
            RestTestClient client,
            FakeProxyControl control,
            InMemoryConfigurationStore store,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.client = client;
        this.control = control;
        this.store = store;
        this.mapping = mapping;
    }

    /** Operation of the API. */
    private record Operation(HttpMethod method, String path, List<MediaType> consumed, HandlerMethod handler) {}

    @BeforeEach
    void run() {
        control.run(RUNNING);
        store.save(RUNNING);
    }

    @Test
    void everyOperationRefusesAParameterThatItDoesNotKnow() {
        List<Operation> operations = operations();

        assertThat(operations).hasSizeGreaterThan(35).allSatisfy(operation -> {
            byte[] answer = send(operation, UNLIKELY + "=1")
                    .expectStatus()
                    .isBadRequest()
                    .returnResult()
                    .getResponseBodyContent();
            if (!operation.method().equals(HttpMethod.HEAD)) {
                assertThat(answer).asString().contains("/problems/invalid-parameter", UNLIKELY + " is not known here");
            }
        });
        assertNothingChanged();
    }

    @Test
    void theContractDescribesTheParametersThatAreTaken() {
        Map<String, Set<String>> described = described();

        assertThat(operations())
                .filteredOn(operation -> described.containsKey(operation.method() + " " + operation.path()))
                .hasSizeGreaterThan(30)
                .allSatisfy(operation -> assertThat(
                                KnownParameters.of(operation.handler()).names())
                        .as(operation.method() + " " + operation.path())
                        .isEqualTo(described.get(operation.method() + " " + operation.path())));
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/config, dryrun=true, dryrun, dryRun",
        "PATCH, /api/v1/config, dry_run=true, dry_run, dryRun",
        "PATCH, /api/v1/config, dryRunn=true, dryRunn, dryRun",
        "PATCH, /api/v1/config, confirmwithin=3s, confirmwithin, confirmWithin",
        "PATCH, /api/v1/config, overwritefile=true, overwritefile, overwriteFile",
        "PUT, /api/v1/quickleave, confirmWithn=3s, confirmWithn, confirmWithin",
        "PUT, /api/v1/service, Dryrun=true, Dryrun, dryRun",
        "PUT, /api/v1/interfaces/eth1/role, dryun=true, dryun, dryRun",
        "DELETE, /api/v1/interfaces/eth1, dryrun=true, dryrun, dryRun",
        "POST, /restart, cld=true, cld, cold",
        "GET, /api/v1/groups, interfce=eth1, interfce, interface",
        "GET, /api/v1/groups, lmit=1, lmit, limit",
        "GET, /api/v1/routes, curser=1, curser, cursor",
        "GET, /api/v1/rejected-sources, limits=1, limits, limit",
        "GET, /api/v1/events, types=restarted, types, type",
    })
    void theNearestNameIsProposed(String method, String path, String query, String field, String nearest) {
        exchange(HttpMethod.valueOf(method), path + "?" + query)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isEqualTo("is not known here: did you mean " + nearest + "?");
        assertNothingChanged();
    }

    @Test
    void anOperationWithoutParametersSaysSo() {
        exchange(HttpMethod.GET, "/api/v1/config/revisions?limit=3")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The parameter limit is not known here: this operation takes no parameters");
    }

    @Test
    void everyParameterThatIsWrongIsListed() {
        exchange(HttpMethod.PATCH, "/api/v1/config?dryrun=true&dryRun=true&dryRun=false&b=")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields ->
                        assertThat(fields).asInstanceOf(LIST).containsExactlyInAnyOrder("dryrun", "dryRun", "b"));
        assertNothingChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/config?dryRun=true&dryRun=true, is given 2 times: give it once",
        "PATCH, /api/v1/config?confirmWithin=1s&confirmWithin=60s, is given 2 times: give it once",
        "POST, /restart?cold=false&cold=true, is given 2 times: give it once",
        "GET, /api/v1/groups?group=239.1.1.1&group=239.1.1.2, is given 2 times: give it once",
        "GET, /api/v1/groups?limit=1&limit=2, is given 2 times: give it once",
        "GET, /api/v1/config?format=&format=vyos, is given 2 times: give it once",
        "POST, /restart?cold=, 'is empty: give it a value, or leave it out'",
        "POST, /restart?cold, 'is empty: give it a value, or leave it out'",
        "PATCH, /api/v1/config?dryRun=, must be true or false",
        "PATCH, /api/v1/config?dryRun, must be true or false",
        "PATCH, /api/v1/config?confirmWithin=, 'must be a duration from 1s to 1440m, such as 60s or 10m'",
    })
    void aValueThatDecidesNothingIsRefused(String method, String uri, String message) {
        exchange(HttpMethod.valueOf(method), uri)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/groups?interface=&group=&limit=&cursor=",
                "/api/v1/groups?interface=eth1&limit=5",
                "/api/v1/routes?input=eth0&group=239.1.1.1&limit=10000",
                "/api/v1/config?format=vyos",
                "/v3/api-docs?group=1",
                "/actuator/health?x=1",
                "/?x=1",
                "/index.html?version=1"
            })
    void whatIsKnownAndWhatIsNotOfTheApiIsTaken(String uri) {
        exchange(HttpMethod.GET, uri).expectStatus().isOk();
    }

    @Test
    void headIsAskedLikeGet() {
        exchange(HttpMethod.HEAD, "/api/v1/groups?limit=5").expectStatus().isOk();
        exchange(HttpMethod.HEAD, "/api/v1/groups?lmit=5").expectStatus().isBadRequest();
        exchange(HttpMethod.HEAD, "/api/v1/events?type=restarted,member-left&type=gap&interface=eth1")
                .expectStatus()
                .isOk();
        exchange(HttpMethod.OPTIONS, "/api/v1/groups?limit=5").expectStatus().isOk();
    }

    @Test
    void whatIsNotThereIsNotThereWhateverTheParameters() {
        exchange(HttpMethod.GET, "/api/v1/nothing?x=1").expectStatus().isNotFound();
        exchange(HttpMethod.GET, "/restart?cold=true").expectStatus().isEqualTo(405);
    }

    @Test
    void aLongNameIsNotRepeatedInFull() {
        byte[] answer = exchange(HttpMethod.GET, "/api/v1/groups?" + "n".repeat(4000) + "=" + "v".repeat(2000))
                .expectStatus()
                .isBadRequest()
                .returnResult()
                .getResponseBodyContent();

        assertThat(Objects.requireNonNull(answer)).hasSizeLessThan(1500);
    }

    private void assertNothingChanged() {
        assertThat(control.configuration()).isEqualTo(RUNNING);
        assertThat(store.load()).isEqualTo(RUNNING);
        assertThat(control.restarts()).isEmpty();
    }

    private RestTestClient.ResponseSpec send(Operation operation, String query) {
        String path = operation.path().replace("{name}", "eth1").replaceAll("\\{[^}]*}", "1");
        MediaType type = operation.consumed().isEmpty()
                ? MediaType.APPLICATION_JSON
                : operation.consumed().get(0);
        return exchange(operation.method(), path + "?" + query, type);
    }

    private RestTestClient.ResponseSpec exchange(HttpMethod method, String uri) {
        return exchange(method, uri, MediaType.APPLICATION_JSON);
    }

    private RestTestClient.ResponseSpec exchange(HttpMethod method, String uri, MediaType type) {
        RestTestClient.RequestBodySpec request =
                client.method(method).uri(builder -> URI.create(builder.build() + uri));
        return (WITH_BODIES.contains(method) ? request.contentType(type).body("{\"quickleave\": false}") : request)
                .exchange();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("net.igmpproxy.api")
                    && !handler.getBeanType().getSimpleName().equals("FallbackErrorController")) {
                operations.addAll(operations(info, handler));
            }
        });
        return operations;
    }

    private static List<Operation> operations(RequestMappingInfo info, HandlerMethod handler) {
        List<MediaType> consumed = List.copyOf(info.getConsumesCondition().getConsumableMediaTypes());
        return info.getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::asHttpMethod)
                        .map(method -> new Operation(method, path, consumed, handler)))
                .toList();
    }

    /** Returns the query parameter names of each operation according to the OpenAPI document. */
    private Map<String, Set<String>> described() {
        byte[] yaml =
                client.get().uri("/v3/api-docs.yaml").exchange().returnResult().getResponseBodyContent();
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(new String(Objects.requireNonNull(yaml), StandardCharsets.UTF_8));
        return Objects.requireNonNull(contract.get("paths")).entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .map(operation -> Map.entry(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                names(operation.getValue()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> names(Map<String, Object> operation) {
        List<Map<String, Object>> parameters =
                (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
        return parameters.stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .flatMap(parameter -> Stream.of(String.valueOf(parameter.get("name"))))
                .collect(Collectors.toSet());
    }
}
