package net.igmpproxy.api.security.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * Bounds how often keys are fetched from an identity provider, and how long that takes. A token that names an unknown key has the
 * decoder fetch all keys, and anybody can send such tokens. After a failure the provider is left alone for as long as it has taken.
 */
public final class KeyRequests implements ClientHttpRequestInterceptor {
    /** Requests for one thing, such as the keys, that may follow each other at once. */
    static final int BURST = 10;

    /** The longest time of a request, from its first byte to the last one of the answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final MonotonicClock clock;

    /** By address, so that attempts to find the provider that fail do not spend what the keys may cost. */
    private final Map<URI, Long> spentUntilNanos = new HashMap<>();

    private long failedUntilNanos;

    KeyRequests(MonotonicClock clock) {
        this.clock = clock;
        this.failedUntilNanos = clock.nanos();
    }

    /** A client that sends {@link #BURST} requests of a kind at once, and one a second afterwards. */
    public static RestOperations client(MonotonicClock clock) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(TIMEOUT)
                .build());
        requests.setReadTimeout(TIMEOUT);
        RestTemplate client = new RestTemplate(requests);
        client.setInterceptors(List.of(new KeyRequests(clock)));
        return client;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        long beganNanos = clock.nanos();
        spend(request.getURI(), beganNanos);
        try {
            return KeyResponse.read(execution.execute(request, body));
        } catch (IOException failure) {
            noteFailure(beganNanos);
            throw failure;
        }
    }

    private synchronized void spend(URI address, long now) throws IOException {
        if (failedUntilNanos - now > 0) {
            throw new IOException("it has just failed to answer, and is asked again in a few seconds");
        }
        spentUntilNanos.values().removeIf(until -> until - now <= 0);
        long begin = spentUntilNanos.getOrDefault(address, now);
        if (begin - now > (BURST - 1) * INTERVAL_NANOS) {
            throw new IOException("its keys are fetched once a second at most: a token names a key that is not known");
        }
        spentUntilNanos.put(address, begin + INTERVAL_NANOS);
    }

    private synchronized void noteFailure(long beganNanos) {
        long now = clock.nanos();
        failedUntilNanos = now + (now - beganNanos);
    }
}
