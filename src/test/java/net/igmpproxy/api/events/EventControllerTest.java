package net.igmpproxy.api.events;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventReaders;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class EventControllerTest {
    private static final String EVENTS = "/api/v1/events";

    private final RestTestClient client;
    private final EventJournal journal;
    private final EventReaders readers;
    private final String base;
    private final List<ServerSentEvents> streams = new ArrayList<>();

    EventControllerTest(RestTestClient client, EventJournal journal, EventReaders readers, @LocalServerPort int port) {
        this.client = client;
        this.journal = journal;
        this.readers = readers;
        this.base = "http://127.0.0.1:" + port + EVENTS;
    }

    @AfterEach
    void closeStreams() {
        streams.forEach(ServerSentEvents::close);
        await().until(() -> {
            journal.on(Events.joined(Events.ETH2, "239.2.2.2", 0));
            journal.on(Events.route());
            return readers.count() == 0;
        });
    }

    @Test
    void tellsEventsWithIdTypeTimeAndFields() {
        ServerSentEvents stream = open("");
        journal.on(Events.joined(0x102));
        journal.on(Events.joined(0x103));

        ServerSentEvents.Block first = stream.next();
        assertThat(first.event()).isEqualTo("member-joined");
        assertThat(first.data().propertyNames()).containsExactly("time", "type", "interface", "group", "host");
        assertThat(first.data().path("time").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(first.data().path("type").asString()).isEqualTo("member-joined");
        assertThat(first.data().path("interface").asString()).isEqualTo("eth1");
        assertThat(first.data().path("group").asString()).isEqualTo("239.1.1.1");
        assertThat(first.data().path("host").asString()).isEqualTo("192.168.1.2");
        assertThat(number(stream.next())).isEqualTo(number(first) + 1);
    }

    @Test
    void goesOnBehindTheLastEventOfAClient() {
        String last = read(open(""), 1).get(0).id();
        journal.on(Events.joined(2));
        journal.on(Events.joined(3));

        assertThat(hosts(read(open("", "Last-Event-ID", last), 0, 2))).containsExactly("192.168.0.2", "192.168.0.3");
        assertThat(hosts(read(open("?lastEventId=" + last), 0, 2))).containsExactly("192.168.0.2", "192.168.0.3");
    }

    @Test
    void beginsWhereAStreamThatToldNothingHadBegun() {
        journal.on(Events.joined(1));
        String last = read(open(""), 1).get(0).id();
        long next = Long.parseLong(last.substring(last.indexOf('-') + 1)) + 1;
        journal.on(Events.joined(2));

        assertThat(number(open("", "Last-Event-ID", last).next())).isEqualTo(next);
    }

    @Test
    void saysWhatToDoWhenEventsAreKeptNoMore() {
        String last = read(open(""), 1).get(0).id();
        for (int event = 0; event <= EventJournal.CAPACITY; event++) {
            journal.on(Events.joined(event));
        }
        ServerSentEvents stream = open("?type=restarted,member-joined", "Last-Event-ID", last);

        ServerSentEvents.Block gap = stream.next();
        assertThat(gap.event()).isEqualTo("gap");
        assertThat(gap.data().path("type").asString()).isEqualTo("gap");
        assertThat(gap.data().path("message").asString()).contains("GET the resources of interest again");
        assertThat(number(stream.next())).isEqualTo(number(gap) + 1);
        assertThat(hosts(read(stream, 0, EventJournal.CAPACITY - 1))).endsWith("192.168.3.232");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mf3k2p1x-17", "0-999999999999", "0-x", "17"})
    void beginsWithAGapAfterAnIdThatItHasNotGivenOut(String last) {
        journal.on(Events.joined(1));

        assertThat(open("?lastEventId=" + last).next().event()).isEqualTo("gap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?type=route-installed&type=member-left",
                "?type=member-left,route-installed&interface=eth2",
                "?type=member-left,route-installed&interface=eth0,eth2&group=239.1.1.1,239.2.2.2"
            })
    void tellsWhatPassesTheFilters(String query) {
        ServerSentEvents stream = open(query);
        journal.on(Events.joined(Events.ETH2, "239.1.1.1", 1));
        journal.on(Events.route());
        journal.on(new ConfigurationApplied(true, true));
        journal.on(new MemberLeft(Events.ETH2, Events.GROUP, Ipv4Address.of("192.168.0.1")));

        assertThat(stream.next().event()).isEqualTo("route-installed");
        assertThat(stream.next().event()).isEqualTo("member-left");
    }

    @Test
    void tellsOfTheInterfacesAndGroupsThatAreWanted() {
        ServerSentEvents stream = open("?interface=eth2&group=239.2.2.2");
        journal.on(Events.joined(Events.ETH1, "239.2.2.2", 1));
        journal.on(Events.joined(Events.ETH2, "239.1.1.1", 2));
        journal.on(new ConfigurationApplied(true, true));
        journal.on(Events.joined(Events.ETH2, "239.2.2.2", 3));

        assertThat(stream.next().data().path("host").asString()).isEqualTo("192.168.0.3");
    }

    @Test
    void refusesATypeThatThereIsNot() {
        client.get()
                .uri(EVENTS + "?type=member-joined,joined")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-parameter")
                .jsonPath("$.detail")
                .isEqualTo("Unknown event type joined: known types are member-joined, member-left,"
                        + " group-joined-upstream, group-changed-upstream, group-left-upstream, source-rejected,"
                        + " route-installed, route-removed, querier-changed, interface-up, interface-down,"
                        + " limit-reached, configuration-applied, restarted");
    }

    @Test
    void refusesOtherMediaTypes() {
        client.get()
                .uri(EVENTS)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_ACCEPTABLE)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Accept text/event-stream");
    }

    @Test
    void answersTheHeadAlone() {
        client.head()
                .uri(EVENTS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.TEXT_EVENT_STREAM);
        assertThat(readers.count()).isZero();
    }

    @Test
    void refusesMoreReadersThanItCanBear() {
        for (int reader = 0; reader < EventReaders.MAX_READERS; reader++) {
            open("");
        }

        client.get()
                .uri(EVENTS)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .valueEquals("Retry-After", "10")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/too-many-readers");
    }

    private ServerSentEvents open(String query, String... headers) {
        ServerSentEvents stream = ServerSentEvents.open(URI.create(base + query), headers);
        streams.add(stream);
        return stream;
    }

    /** Reports joins of 192.168.0.1 and reads the resulting events from a stream. */
    private List<ServerSentEvents.Block> read(ServerSentEvents stream, int joins) {
        for (int join = 0; join < joins; join++) {
            journal.on(Events.joined(1));
        }
        return read(stream, 0, joins);
    }

    private static List<ServerSentEvents.Block> read(ServerSentEvents stream, int from, int to) {
        List<ServerSentEvents.Block> blocks = new ArrayList<>();
        for (int block = from; block < to; block++) {
            blocks.add(stream.next());
        }
        return blocks;
    }

    private static List<String> hosts(List<ServerSentEvents.Block> blocks) {
        return blocks.stream()
                .map(block -> block.data().path("host").asString())
                .toList();
    }

    private static long number(ServerSentEvents.Block block) {
        assertThat(block.id()).startsWith("0-");
        return Long.parseLong(block.id().substring(2));
    }
}
