package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import net.igmpproxy.api.ApiTestApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ServerPortsTest {
    private static final byte[] REQUEST =
            "GET /api/v1/service HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] HEAD_REQUEST =
            "HEAD /api/v1/service HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void clientOfAProcessThatIsStartingWaits() throws IOException {
        int port = freePort();
        CompletableFuture<ConfigurableApplicationContext> service = CompletableFuture.supplyAsync(
                () -> SpringApplication.run(ApiTestApplication.class, "--server.port=" + port));
        try (Socket client = firstClient(port)) {
            client.getOutputStream().write(REQUEST);

            expectAnswer(client);
        } finally {
            service.join().close();
        }
    }

    @Test
    void processThatIsReplacedAnswersWhoIsConnectedAndNobodyElse() throws IOException {
        int port = freePort();
        try (ConfigurableApplicationContext service =
                        SpringApplication.run(ApiTestApplication.class, "--server.port=" + port);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write(HEAD_REQUEST);
            expectAnswer(client);
            client.getOutputStream().write(REQUEST, 0, REQUEST.length - 1);

            service.getBean(ServerPorts.class).close();

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(ConnectException.class);
            client.getOutputStream().write(REQUEST, REQUEST.length - 1, 1);
            expectAnswer(client);
        }
    }

    /** Reads the head of one response. After a response the connection is no longer in the accept queue of the kernel. */
    private static void expectAnswer(Socket client) throws IOException {
        InputStream input = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            assertThat(next).as("answer up to here: %s", head).isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 200");
    }

    private static Socket firstClient(int port) {
        return await().ignoreExceptions()
                .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), client -> true);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
