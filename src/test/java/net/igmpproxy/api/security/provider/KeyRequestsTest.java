package net.igmpproxy.api.security.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestOperations;

/** Hundreds of tokens with unknown keys: key requests stay limited, and valid tokens are accepted. */
class KeyRequestsTest {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RSAKey key = new RSAKeyGenerator(2048).keyID("known").generate();
    private final HttpServer provider =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger requests = new AtomicInteger();
    private long nowNanos;
    private final JwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                    "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys")
            .restOperations(KeyRequests.client(() -> nowNanos))
            .build();

    KeyRequestsTest() throws JOSEException, IOException {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider.createContext("/keys", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void keysAreFetchedOnceASecondHoweverManyTokensNameUnknownOnes() throws JOSEException {
        String valid = token("known");
        assertThat(decoder.decode(valid).getSubject()).isEqualTo("vera");

        tryUnknownKeys(100);
        assertThat(requests).hasValue(KeyRequests.BURST);
        assertThat(decoder.decode(valid).getSubject()).isEqualTo("vera");

        nowNanos += Duration.ofSeconds(1).toNanos();
        tryUnknownKeys(5);
        assertThat(requests).hasValue(KeyRequests.BURST + 1);
    }

    /** A provider may stop within a response, or send one byte at a time. */
    @Test
    void anAnswerThatDoesNotEndIsGivenUp() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(slow));
            dripping.start();
            RestOperations client = KeyRequests.client(MonotonicClock.system());
            String uri = "http://127.0.0.1:" + slow.getLocalPort() + "/keys";
            long began = System.nanoTime();

            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> client.getForObject(uri, String.class));
            Duration first = Duration.ofNanos(System.nanoTime() - began);
            assertThat(first).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));

            long again = System.nanoTime();
            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> client.getForObject(uri, String.class))
                    .withMessageContaining("has just failed to answer");
            assertThat(Duration.ofNanos(System.nanoTime() - again)).isLessThan(first);
            dripping.interrupt();
            dripping.join();
        }
    }

    private static void drip(ServerSocket slow) {
        try (Socket connection = slow.accept()) {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!Thread.currentThread().isInterrupted()) {
                out.write(' ');
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotKept() {
        provider.createContext("/huge", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[2 << 20]);
            exchange.close();
        });

        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> KeyRequests.client(() -> nowNanos)
                        .getForObject(
                                "http://127.0.0.1:" + provider.getAddress().getPort() + "/huge", String.class))
                .withMessageContaining("its answer has more than");
    }

    private void tryUnknownKeys(int times) throws JOSEException {
        for (int time = 0; time < times; time++) {
            String unknown = token("unknown" + time);
            assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode(unknown));
        }
    }

    private String token(String keyId) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .subject("vera")
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
