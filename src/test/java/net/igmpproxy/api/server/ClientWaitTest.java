package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks assumptions about Tomcat's internals, which an update may break. Each reason to wait for a client is
 * recognized, with and without TLS, and no other reason is.
 */
class ClientWaitTest {
    private static final String ENDLESS = "Content-Length: 30000000\r\n\r\n{";
    private static final String PUT =
            "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String REFUSED =
            "POST /restart HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n";
    private static final int EVENTS = 100;
    private static final EngineEvent EVENT = new EngineEvent.MemberJoined(
            new InterfaceName("eth1"), GroupAddress.of("239.1.1.1"), Ipv4Address.of("192.168.1.2"));

    private interface Client {
        Closeable send(String text) throws Exception;
    }

    private final List<Closeable> connections = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Closeable connection : connections) {
            connection.close();
        }
    }

    @Test
    void eachWaitIsRecognised() throws Exception {
        try (WebService service = WebService.start()) {
            assertEachWaitIsRecognised(service, text -> {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(2048);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                return socket;
            });
        }
    }

    @Test
    void eachWaitIsRecognisedWithTls(@TempDir Path directory) throws Exception {
        try (TlsService tls = TlsService.start(directory)) {
            assertEachWaitIsRecognised(tls.service(), tls::send);
        }
    }

    private void assertEachWaitIsRecognised(WebService service, Client client) throws Exception {
        send(client, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        send(client, "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        for (String body : List.of(PUT + ENDLESS, PUT + "Transfer-Encoding: chunked\r\n\r\n1;a=")) {
            send(client, body);
            awaitOnly(service, ClientWait.BODY);
        }
        send(client, "GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n");
        awaitOnly(service, ClientWait.ANSWER);
        await().until(() -> {
            send(client, REFUSED + "Content-Length: 1000000\r\n\r\n{");
            return service.waiting(ClientWait.DISCARD) > 0;
        });
        await().until(() -> service.waiting(ClientWait.DISCARD) == 0);
        send(client, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await().until(() -> {
            for (int event = 0; event < EVENTS; event++) {
                service.report(EVENT);
            }
            return service.waiting(ClientWait.EVENTS) == 1;
        });
        awaitOnly(service, ClientWait.EVENTS);
    }

    /** Waits until one request waits for the given reason only, and until it is cut off. */
    private static void awaitOnly(WebService service, ClientWait kind) {
        await().until(() -> service.waiting(kind) == 1);
        for (ClientWait other : ClientWait.values()) {
            assertThat(service.waiting(other)).as(other.name()).isEqualTo(other == kind ? 1 : 0);
        }
        await().until(() -> service.waiting(kind) == 0);
    }

    private void send(Client client, String text) throws Exception {
        connections.add(client.send(text));
    }
}
