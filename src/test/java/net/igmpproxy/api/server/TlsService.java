package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import net.igmpproxy.lab.Await;

/** The REST API with TLS, and clients of it. */
final class TlsService implements AutoCloseable {
    /** Keeps what is worth nothing. */
    private static final String PASSWORD = "changeit";

    private static final int SMALL_BUFFER = 2048;

    private final WebService service;
    private final SSLContext trust;

    private TlsService(WebService service, SSLContext trust) {
        this.service = service;
        this.trust = trust;
    }

    static TlsService start(Path directory, String... arguments) throws Exception {
        Path file = directory.resolve("keys.p12");
        KeyStore keys = keys(file);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        String[] all = Stream.concat(
                        Stream.of("--server.ssl.key-store=" + file, "--server.ssl.key-store-password=" + PASSWORD),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return new TlsService(WebService.start(all), context);
    }

    WebService service() {
        return service;
    }

    /** A connection of a client that has sent something, and reads little at a time. */
    SSLSocket send(String text) throws IOException, GeneralSecurityException {
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout((int) Await.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
        socket.startHandshake();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Sends a request that ends its connection, and returns the answer. */
    String exchange(String request) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = send(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private static KeyStore keys(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
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
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }
}
