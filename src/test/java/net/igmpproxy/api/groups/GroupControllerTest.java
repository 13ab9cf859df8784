package net.igmpproxy.api.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.runtime.control.FakeProxyControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class GroupControllerTest {
    private static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.5");

    private final RestTestClient client;
    private final FakeProxyControl control;

    GroupControllerTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @Test
    void showsAnExcludeModeGroupWithItsTimersAndHosts() {
        control.givenMemberships()
                .add(new GroupMembership(
                        new InterfaceName("eth1"),
                        GroupAddress.of("239.1.1.1"),
                        FilterMode.EXCLUDE,
                        Duration.ofMillis(12_300),
                        Optional.of(Duration.ofMillis(259_900)),
                        3,
                        List.of(
                                new GroupMembership.SourceTimer(SOURCE, Duration.ofMillis(12_500)),
                                new GroupMembership.SourceTimer(Ipv4Address.of("10.0.0.6"), Duration.ZERO)),
                        List.of(new GroupMembership.Host(
                                Ipv4Address.of("192.168.1.2"),
                                2,
                                SourceFilter.EVERYTHING,
                                Duration.ofMillis(12_300),
                                Duration.ofMillis(1_200),
                                Duration.ofMillis(258_100))),
                        Optional.empty()));

        client.get()
                .uri("/api/v1/groups")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"items": [{"group": "239.1.1.1", "interface": "eth1", "filterMode": "exclude", "version": 3, "age": 12.3,
                  "expires": 259.9,
                  "sources": [{"address": "10.0.0.5", "expires": 12.5}, {"address": "10.0.0.6", "expires": 0.0}],
                  "hosts": [{"address": "192.168.1.2", "version": 2, "filterMode": "exclude", "sources": [],
                    "age": 12.3, "lastSeen": 1.2, "expires": 258.1}]}]}""", JsonCompareMode.STRICT);
    }

    @Test
    void aThousandMembershipsComeInPagesThatNeitherRepeatNorHideAny() {
        for (int number = 0; number < 1000; number++) {
            control.givenMemberships()
                    .add(GroupMembership.configured(
                            new InterfaceName(number % 2 == 0 ? "eth1" : "eth2"),
                            GroupAddress.of("239.1." + number / 250 + "." + number % 250),
                            SourceFilter.EVERYTHING));
        }

        List<String> groups = new ArrayList<>();
        String cursor = "";
        do {
            Map<?, ?> page = client.get()
                    .uri("/api/v1/groups?interface=eth2&limit=90" + cursor)
                    .exchange()
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody();
            ((List<?>) Objects.requireNonNull(Objects.requireNonNull(page).get("items")))
                    .forEach(item -> groups.add(String.valueOf(((Map<?, ?>) item).get("group"))));
            cursor = page.containsKey("next") ? "&cursor=" + page.get("next") : "";
        } while (!cursor.isEmpty());

        assertThat(groups).hasSize(500).doesNotHaveDuplicates().contains("239.1.0.1", "239.1.3.249");
    }

    @Test
    void anIncludeModeGroupHasNoTimerOfItsOwn() {
        control.givenMemberships()
                .add(new GroupMembership(
                        new InterfaceName("eth1"),
                        GroupAddress.of("232.1.1.1"),
                        FilterMode.INCLUDE,
                        Duration.ZERO,
                        Optional.empty(),
                        3,
                        List.of(new GroupMembership.SourceTimer(SOURCE, Duration.ofSeconds(260))),
                        List.of(new GroupMembership.Host(
                                Ipv4Address.of("192.168.1.2"),
                                3,
                                SourceFilter.include(SourceSet.of(SOURCE)),
                                Duration.ZERO,
                                Duration.ZERO,
                                Duration.ofSeconds(260))),
                        Optional.empty()));

        client.get()
                .uri("/api/v1/groups/232.1.1.1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].filterMode")
                .isEqualTo("include")
                .jsonPath("$.items[0].expires")
                .doesNotExist()
                .jsonPath("$.items[0].hosts[0].sources[0]")
                .isEqualTo("10.0.0.5");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/groups, 3",
        "/api/v1/groups?interface=eth1, 2",
        "/api/v1/groups?group=239.1.1.1, 2",
        "/api/v1/groups?interface=eth1&group=239.1.1.1, 1",
        "/api/v1/groups?interface=&group=, 3",
        "/api/v1/groups?interface=eth9, 0",
        "/api/v1/groups/239.1.1.1, 2",
        "/api/v1/groups/239.1.1.2, 1",
    })
    void filtersByInterfaceAndGroup(String uri, int count) {
        givenV2Member("eth1", "239.1.1.1");
        givenV2Member("eth2", "239.1.1.1");
        givenV2Member("eth1", "239.1.1.2");

        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(count);
    }

    @Test
    void aGroupWithoutMembersIsNotThere() {
        client.get()
                .uri("/api/v1/groups/239.1.1.1")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("""
                        {"type": "/problems/unknown-group"}""");
    }

    @Test
    void answersWithATableWhoeverWantsText() {
        givenV2Member("eth1", "239.1.1.1");
        givenV2Member("eth2", "239.1.1.1");
        givenV2Member("eth1", "239.1.1.2");

        String head = """
                Group      Interface  Mode     Sources  Hosts  Version      Age  Expires
                """;
        assertTable("/api/v1/groups?interface=eth1", head + """
                239.1.1.1  eth1       exclude        0      0        2  0:00:01  0:04:19
                239.1.1.2  eth1       exclude        0      0        2  0:00:01  0:04:19
                """);
        assertTable("/api/v1/groups/239.1.1.1", head + """
                239.1.1.1  eth1       exclude        0      0        2  0:00:01  0:04:19
                239.1.1.1  eth2       exclude        0      0        2  0:00:01  0:04:19
                """);
        assertTable("/api/v1/groups?group=239.1.1.3", """
                Group  Interface  Mode  Sources  Hosts  Version  Age  Expires
                """);
    }

    @Test
    void answersAGroupWithoutMembersWithAProblemWhateverIsWanted() {
        client.get()
                .uri("/api/v1/groups/239.1.1.3")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void answersWithJsonWhoeverTakesAnything() {
        givenV2Member("eth1", "239.1.1.1");

        for (String uri : List.of("/api/v1/groups", "/api/v1/groups/239.1.1.1")) {
            client.get()
                    .uri(uri)
                    .accept(MediaType.ALL)
                    .exchange()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_JSON);
        }
    }

    private void assertTable(String uri, String table) {
        client.get()
                .uri(uri)
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .expectBody(String.class)
                .isEqualTo(table);
    }

    private void givenV2Member(String interfaceName, String group) {
        control.givenMemberships()
                .add(new GroupMembership(
                        new InterfaceName(interfaceName),
                        GroupAddress.of(group),
                        FilterMode.EXCLUDE,
                        Duration.ofSeconds(1),
                        Optional.of(Duration.ofSeconds(259)),
                        2,
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }
}
