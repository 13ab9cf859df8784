package net.igmpproxy.api.security;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.igmpproxy.runtime.MonotonicClock;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * Bounds how often keys are fetched from an identity provider. A token that names an unknown key has the decoder fetch all keys, and
 * anybody can send such tokens. Tokens of known keys need no fetch and do not wait.
 */
final class KeyRequests implements ClientHttpRequestInterceptor {
    /** Requests that may follow each other at once; finding the keys and their algorithms takes three. */
    static final int BURST = 10;

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final MonotonicClock clock;
    private long spentUntilNanos;

    KeyRequests(MonotonicClock clock) {
        this.clock = clock;
    }

    /** A client that sends {@link #BURST} requests at once, and one a second afterwards. */
    static RestOperations client(MonotonicClock clock) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        RestTemplate client = new RestTemplate(requests);
        client.setInterceptors(List.of(new KeyRequests(clock)));
        return client;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (!isWithinRate()) {
            throw new IOException("its keys are fetched once a second at most: a token names a key that is not known");
        }
        return execution.execute(request, body);
    }

    private synchronized boolean isWithinRate() {
        long now = clock.nanos();
        long begin = Math.max(spentUntilNanos, now);
        if (begin - now > (BURST - 1) * INTERVAL_NANOS) {
            return false;
        }
        spentUntilNanos = begin + INTERVAL_NANOS;
        return true;
    }
}
