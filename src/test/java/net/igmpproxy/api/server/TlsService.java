package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import net.igmpproxy.lab.Await;
import org.jspecify.annotations.Nullable;

/** REST API with TLS, and its clients. */
final class TlsService implements AutoCloseable {
    /** Password of test keys; not a secret. */
    private static final String PASSWORD = "changeit";

    private static final String KEYS = "keys.p12";
    private static final String SERVER = "server";
    private static final int SMALL_BUFFER = 2048;

    private final Path directory;
    private final WebService service;
    private final TrustManagerFactory authorities;
    private final SSLContext trust;

    private TlsService(Path directory, WebService service, TrustManagerFactory authorities) throws Exception {
        this.directory = directory;
        this.service = service;
        this.authorities = authorities;
        this.trust = context(null);
    }

    static TlsService start(Path directory, String... arguments) throws Exception {
        Path file = directory.resolve(KEYS);
        makeKey(file, SERVER, "-dname", "CN=localhost", "-ext", "bc:c");
        KeyStore authority = KeyStore.getInstance("PKCS12");
        authority.load(null, null);
        authority.setCertificateEntry(SERVER, load(file).getCertificate(SERVER));
        TrustManagerFactory authorities = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        authorities.init(authority);
        Path trusted = directory.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trusted)) {
            authority.store(out, PASSWORD.toCharArray());
        }
        String[] all = Stream.concat(
                        Stream.of(
                                "--server.ssl.key-store=" + file,
                                "--server.ssl.key-store-password=" + PASSWORD,
                                "--server.ssl.trust-store=" + trusted,
                                "--server.ssl.trust-store-password=" + PASSWORD),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return new TlsService(directory, WebService.start(all), authorities);
    }

    /**
     * Returns the TLS context of a client with a certificate of the service's authority. The context caches TLS
     * sessions.
     *
     * @param lifetime the validity of the certificate, at most one day
     */
    SSLContext client(String name, Duration lifetime) throws Exception {
        Path file = Files.createTempFile(directory, name, ".p12");
        Files.copy(directory.resolve(KEYS), file, StandardCopyOption.REPLACE_EXISTING);
        String start = "-" + Duration.ofDays(1).minus(lifetime).toSeconds() + "S";
        makeKey(file, name, "-dname", "CN=" + name, "-signer", SERVER, "-startdate", start);
        KeyStore keys = load(file);
        keys.deleteEntry(SERVER);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        return context(own.getKeyManagers());
    }

    private SSLContext context(KeyManager @Nullable [] own) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, authorities.getTrustManagers(), null);
        return context;
    }

    WebService service() {
        return service;
    }

    /** Opens a connection with a small receive buffer and sends a text. */
    SSLSocket send(String text) throws IOException, GeneralSecurityException {
        SSLSocket socket = connect(trust);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Opens a connection and completes the handshake. */
    SSLSocket connect(SSLContext client) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout((int) Await.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
        socket.startHandshake();
        return socket;
    }

    /** Sends a request that closes the connection, and returns the response. */
    String exchange(String request) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = send(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private static void makeKey(Path file, String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of("-alias", alias, "-keyalg", "EC", "-validity", "1"));
        command.addAll(List.of(options));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }
}
