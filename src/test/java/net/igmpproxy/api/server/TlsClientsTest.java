package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import net.igmpproxy.lab.Await;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow clients that speak TLS. */
class TlsClientsTest {
    /** Keeps what is worth nothing. */
    private static final String PASSWORD = "changeit";

    private static final int SMALL_BUFFER = 2048;

    @TempDir
    private Path directory;

    @Test
    void aBodyThatStopsIsAnswered() throws Exception {
        KeyStore keys = keys();
        try (WebService service = start();
                SSLSocket client = connect(service, keys)) {
            send(
                    client,
                    "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 30000000\r\n\r\n{");

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("/problems/request-timeout");
            assertThat(service.cut(CutReason.STALLED)).isPositive();
        }
    }

    @Test
    void anAnswerThatIsNotReadEnds() throws Exception {
        KeyStore keys = keys();
        try (WebService service = start();
                SSLSocket client = connect(service, keys)) {
            send(client, "GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n");

            await().until(() -> service.cut(CutReason.STALLED) > 0);
            assertThat(client.isConnected())
                    .as("it was the server that gave up")
                    .isTrue();
        }
    }

    private WebService start() {
        return WebService.start(
                "--server.tomcat.connection-timeout=5s",
                "--server.ssl.key-store=" + file(),
                "--server.ssl.key-store-password=" + PASSWORD);
    }

    private static void send(SSLSocket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static SSLSocket connect(WebService service, KeyStore keys) throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout((int) Await.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
        socket.startHandshake();
        return socket;
    }

    private KeyStore keys() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file().toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "1")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(file().toFile(), PASSWORD.toCharArray());
    }

    private Path file() {
        return directory.resolve("keys.p12");
    }
}
