package net.igmpproxy.api.security.provider;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private volatile List<JWK> keys = List.of(key("a"));
    private volatile boolean silent;
    private volatile boolean failing;
    private final AtomicLong nowNanos = new AtomicLong();
    private final KnownKeys known = new KnownKeys((wanted, context) -> provide(wanted), nowNanos::get);

    @AfterEach
    void end() {
        answer.countDown();
        clients.shutdown();
    }

    @Test
    void tokensOfKnownKeysWaitForNobody() throws Exception {
        assertThat(find("a")).hasSize(1);
        silent = true;
        List<Future<List<JWK>>> waiting = new ArrayList<>();
        for (int client = 0; client < KnownKeys.MOST_WAITING; client++) {
            waiting.add(clients.submit(() -> find("unknown")));
        }
        await().until(() -> asked.get() == 2 + KnownKeys.MOST_WAITING);

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find("another"));
        assertThat(find("a")).hasSize(1);

        answer.countDown();
        for (Future<List<JWK>> client : waiting) {
            assertThat(client.get()).isEmpty();
        }
        assertThat(find("unknown")).as("others may ask again").isEmpty();
    }

    @Test
    void oneThreadAsksForKnownKeysAgain() throws Exception {
        assertThat(find("a")).hasSize(1);
        silent = true;
        asked.set(0);
        nowNanos.addAndGet(KnownKeys.RENEWAL.toNanos());
        Future<List<JWK>> renewing = clients.submit(() -> find("a"));
        await().until(() -> asked.get() == 1);

        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(find("a")).hasSize(1);
        }

        assertThat(asked).hasValue(1);
        answer.countDown();
        assertThat(renewing.get()).hasSize(1);
    }

    @Test
    void knownKeysCountForAnHourWhileTheProviderFails() throws KeySourceException {
        assertThat(find("a")).hasSize(1);
        failing = true;
        asked.set(0);
        for (int minute = 0; minute < 60; minute++) {
            assertThat(find("a")).hasSize(1);
            assertThat(find("a")).hasSize(1);
            nowNanos.addAndGet(KnownKeys.RENEWAL.toNanos());
        }
        assertThat(asked).as("once a minute").hasValue(59);

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find("a"));
        failing = false;
        assertThat(find("a")).hasSize(1);
    }

    @Test
    void aKeyThatWasWithdrawnCountsNoLongerThanAMinute() throws KeySourceException {
        assertThat(find("a")).hasSize(1);
        keys = List.of(key("b"));

        nowNanos.addAndGet(KnownKeys.RENEWAL.toNanos());

        assertThat(find("a")).isEmpty();
        assertThat(find("b")).hasSize(1);
    }

    private List<JWK> find(String id) throws KeySourceException {
        return known.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    private List<JWK> provide(JWKSelector wanted) throws KeySourceException {
        asked.incrementAndGet();
        if (failing) {
            throw new KeySourceException("down");
        }
        if (silent) {
            try {
                answer.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        return wanted.select(new JWKSet(keys));
    }

    private static JWK key(String id) {
        return new OctetSequenceKey.Builder(new byte[32]).keyID(id).build();
    }
}
