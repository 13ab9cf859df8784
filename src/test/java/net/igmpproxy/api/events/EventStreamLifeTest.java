package net.igmpproxy.api.events;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventReaders;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Lifetime of event streams: with reading clients, stalled clients, and a service that stops. */
class EventStreamLifeTest {
    private static final int FLOOD = 100_000;

    private final long beginNanos = System.nanoTime();

    @AutoClose
    private final ConfigurableApplicationContext service = SpringApplication.run(
            ApiTestApplication.class, "--server.port=0", "--igmp-proxy.events.ping-interval=200ms");

    /** Startup time of the service on this machine. */
    private final Duration starting = Duration.ofNanos(System.nanoTime() - beginNanos);

    private final EventJournal journal = service.getBean(EventJournal.class);
    private final EventReaders readers = service.getBean(EventReaders.class);
    private final int port =
            Integer.parseInt(Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port")));

    @Test
    void saysThatItIsStillThereAndHowFarItHasCome() {
        try (ServerSentEvents stream = open("?type=restarted")) {
            assertThat(stream.take().isComment()).isTrue();
            journal.on(Events.joined(1));

            await().until(() -> stream.take().id().endsWith("-1"));
        }
    }

    @Test
    void aReaderThatIsTooSlowIsCutOffAndNobodyWaitsForIt() throws IOException {
        try (Socket idler = idler()) {
            Duration withoutReaders = flood(new EventJournal(InstantSource.system(), MonotonicClock.system()));
            Duration withIdler = flood(journal);

            assertThat(withIdler).isLessThan(withoutReaders.multipliedBy(10).plusSeconds(2));
            await().untilAsserted(() -> assertThat(readers.cutOff()).isEqualTo(1));
            assertThat(readers.count()).isZero();
            assertThat(idler.isConnected()).isTrue();
        }
    }

    @Test
    void aReaderThatTakesNothingIsCutOffWhileAnotherMissesNothing() throws IOException {
        try (Socket idler = idler();
                ServerSentEvents stream = open("")) {
            for (int event = 0; event < 20_000; event++) {
                journal.on(Events.longOne(event));
                if (event % 500 == 499) {
                    awaitEvents(stream, 500, event - 499);
                }
            }

            await().until(() -> readers.cutOff() == 1);
            assertThat(readers.count()).isEqualTo(1);
            assertThat(idler.isConnected()).isTrue();
        }
    }

    @Test
    void streamsEndWithTheService() throws IOException {
        try (Socket idler = idler();
                ServerSentEvents stream = open("")) {
            long begin = System.nanoTime();
            service.close();

            stream.awaitEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(starting.plusSeconds(2));
            assertThat(readers.count()).isZero();
            assertThat(idler.isConnected()).isTrue();
        }
    }

    private static Duration flood(EventJournal journal) {
        EngineEvent event = Events.longOne(1);
        long begin = System.nanoTime();
        for (int count = 0; count < FLOOD; count++) {
            journal.on(event);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private ServerSentEvents open(String query) {
        return ServerSentEvents.open(URI.create("http://127.0.0.1:" + port + "/api/v1/events" + query));
    }

    private static void awaitEvents(ServerSentEvents stream, int count, int first) {
        for (int event = 0; event < count; event++) {
            assertThat(stream.next().id()).endsWith("-" + (first + event + 1));
        }
    }

    /** Opens a stream without reading it. */
    private Socket idler() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        int before = readers.count();
        await().until(() -> readers.count() > before || before > 0);
        return socket;
    }
}
