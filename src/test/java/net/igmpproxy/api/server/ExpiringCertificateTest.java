package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client certificate that expires: older connections and TLS sessions lose its role. */
class ExpiringCertificateTest {
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String REQUEST = "HEAD /api/v1/config HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void anOlderConnectionEndsWithTheCertificate(@TempDir Path directory) throws Exception {
        try (TlsService tls = TlsService.start(
                directory, "--server.ssl.client-auth=need", "--igmp-proxy.security.certificate-roles.anna=viewer")) {
            assertThat(status(tls, tls.client("vera", LONGEST)))
                    .as("without a role")
                    .isEqualTo(401);
            SSLContext anna = admitted(tls);
            try (SSLSocket connection = tls.connect(anna)) {
                BufferedReader answers = reader(connection);
                await().until(() -> status(connection, answers) == 401);
                assertThat(status(connection, answers)).isEqualTo(401);
            }

            assertThat(status(tls, anna)).as("a session that is resumed").isIn(0, 401);
        }
    }

    /** Returns a client whose certificate expires soon, but not before it is created and presented on this machine. */
    private static SSLContext admitted(TlsService tls) throws Exception {
        for (Duration lifetime = SHORT; lifetime.compareTo(LONGEST) < 0; lifetime = lifetime.multipliedBy(2)) {
            SSLContext anna = tls.client("anna", lifetime);
            if (status(tls, anna) == 200) {
                return anna;
            }
        }
        throw new AssertionError("the certificate counts at no time");
    }

    /** Returns the status of a request on a new connection; 0 if the handshake fails. */
    private static int status(TlsService tls, SSLContext client) throws IOException {
        try (SSLSocket connection = tls.connect(client)) {
            return status(connection, reader(connection));
        } catch (SSLException | SocketException refused) {
            return 0;
        }
    }

    private static int status(SSLSocket connection, BufferedReader answers) throws IOException {
        connection.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(answers.readLine().split(" ", -1)[1]);
        while (!answers.readLine().isEmpty()) {
            // Skips the headers; there is no body.
        }
        return status;
    }

    private static BufferedReader reader(SSLSocket connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    }
}
