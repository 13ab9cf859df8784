package net.igmpproxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.Map;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.yaml.snakeyaml.Yaml;

@RestApiTest
class ManagementEndpointsTest {
    private final RestTestClient client;

    ManagementEndpointsTest(RestTestClient client) {
        this.client = client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/info"})
    void answersOrchestrators(String uri) {
        client.get().uri(uri).exchange().expectStatus().isOk();
    }

    @Test
    void answersPrometheus() {
        client.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(metrics -> assertThat(metrics).contains("jvm_threads_live_threads"));
    }

    @Test
    void describesEveryOperationWithSummaryResultAndProblems() {
        Map<?, ?> description = description();

        assertThat(description.get("openapi")).asString().startsWith("3.0");
        assertThat(at(description, "paths").keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "/api/v1/config",
                        "/api/v1/config/confirm",
                        "/api/v1/config/import",
                        "/api/v1/config/revisions",
                        "/api/v1/config/revisions/{number}",
                        "/api/v1/config/revisions/{number}/rollback",
                        "/api/v1/service",
                        "/api/v1/quickleave",
                        "/api/v1/interfaces",
                        "/api/v1/interfaces/{name}",
                        "/api/v1/interfaces/{name}/role",
                        "/api/v1/interfaces/{name}/alt-subnets",
                        "/api/v1/interfaces/{name}/alt-subnets/{address}/{prefixLength}",
                        "/api/v1/groups",
                        "/api/v1/groups/{group}",
                        "/api/v1/routes",
                        "/api/v1/rejected-sources",
                        "/api/v1/diagnostics",
                        "/api/v1/events",
                        "/restart");
        assertThat(at(description, "paths").values())
                .flatExtracting(path -> ((Map<?, ?>) path).values())
                .allSatisfy(operation -> {
                    assertThat(((Map<?, ?>) operation).get("summary"))
                            .asString()
                            .isNotEmpty();
                    assertThat(at((Map<?, ?>) operation, "responses", "200", "content")
                                    .values())
                            .isNotEmpty()
                            .allSatisfy(media -> assertThat(((Map<?, ?>) media).containsKey("schema"))
                                    .isTrue());
                    Map<?, ?> problem =
                            at((Map<?, ?>) operation, "responses", "default", "content", "application/problem+json");
                    assertThat(at(problem, "schema").get("$ref")).isEqualTo("#/components/schemas/Problem");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/interfaces",
                "/api/v1/interfaces/{name}",
                "/api/v1/groups",
                "/api/v1/groups/{group}",
                "/api/v1/routes",
                "/api/v1/rejected-sources"
            })
    void describesJsonAndTextOfWhatCanBeShown(String path) {
        Map<?, ?> get = at(description(), "paths", path, "get");

        assertThat(keys(at(get, "responses", "200", "content")))
                .containsExactlyInAnyOrder("application/json", "text/plain");
        assertThat(at(get, "responses", "200", "content", "text/plain", "schema")
                        .get("type"))
                .isEqualTo("string");
        assertThat(get.get("operationId")).asString().doesNotContain("AsText");
    }

    @Test
    void describesTheStreamOfEvents() {
        Map<?, ?> get = at(description(), "paths", "/api/v1/events", "get");

        assertThat(keys(at(get, "responses", "200", "content"))).containsExactly("text/event-stream");
        assertThat(keys(at(get, "responses"))).contains("400", "503");
        assertThat(get.get("parameters")).asInstanceOf(LIST).hasSize(5);
    }

    @Test
    void describesEveryKeyOfTheDocument() {
        Map<?, ?> schemas = at(description(), "components", "schemas");
        Map<String, Object> document = ConfigurationWriter.write(ConfigurationReader.read(new Yaml().load("""
                ssmMappings: [{groups: 239.1.0.0/16, sources: [10.0.0.5]}]
                maxEntries: 1000
                maxFlows: 1000
                groupNames: {239.1.1.1: News HD}
                interfaces:
                  eth1:
                    igmpVersion: 3
                    oldestHostVersion: 2
                    requireRouterAlert: true
                    forwardWhenNotQuerier: true
                    querier: false
                    querierAllowList: []
                    deniedGroups: [239.2.0.0/16]
                    upstreamRefreshInterval: 60s
                    requireTtl1: false
                    localMembers: true
                    queryInterval: 60s
                    queryMaxResponseTime: 5s
                    robustnessVariable: 3
                    lastMemberQueryInterval: 500ms
                    lastMemberQueryCount: 1
                    startupQueryInterval: 10s
                    startupQueryCount: 1
                    maxGroups: 100
                    maxGroupSources: 10
                    maxHosts: 10
                    maxPacketRate: 10
                    maxHostPacketRate: 10
                    maxUpcallRate: 10
                    staticGroups: [{group: 239.1.1.1, sources: [10.0.0.5]}]
                """)));
        Map<?, ?> eth1 = at(document, "interfaces", "eth1");

        assertThat(keys(at(schemas, "ProxyConfiguration", "properties")))
                .containsExactlyInAnyOrderElementsOf(keys(document));
        assertThat(keys(at(schemas, "SsmMapping", "properties")))
                .containsExactlyInAnyOrderElementsOf(keys(first(document, "ssmMappings")));
        assertThat(keys(at(schemas, "InterfaceConfiguration", "properties")))
                .containsExactlyInAnyOrderElementsOf(keys(eth1));
        assertThat(keys(at(schemas, "StaticGroup", "properties")))
                .containsExactlyInAnyOrderElementsOf(keys(first(eth1, "staticGroups")));
        assertThat(at(schemas, "IgmpVersion").get("oneOf")).asInstanceOf(LIST).hasSize(2);
    }

    private Map<?, ?> description() {
        Map<?, ?> body = client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return body == null ? Map.of() : body;
    }

    private static Map<?, ?> at(Map<?, ?> tree, String... path) {
        Map<?, ?> here = tree;
        for (String key : path) {
            if (!(here.get(key) instanceof Map<?, ?> next)) {
                throw new AssertionError("no object " + key + " among " + here.keySet());
            }
            here = next;
        }
        return here;
    }

    /** Returns the first object of a list. */
    private static Map<?, ?> first(Map<?, ?> tree, String key) {
        if (tree.get(key) instanceof List<?> items && items.get(0) instanceof Map<?, ?> item) {
            return item;
        }
        throw new AssertionError("no list of objects: " + key);
    }

    private static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(Object::toString).toList();
    }
}
