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
 * Limits the rate and duration of key requests to an identity provider. A token with an unknown key ID makes the
 * decoder fetch all keys, and any client can send such tokens. After a failure no request is sent for as long as the
 * failed request took.
 */
public final class KeyRequests implements ClientHttpRequestInterceptor {
    /** Maximum number of consecutive requests to one address, such as that of the keys. */
    static final int BURST = 10;

    /** Maximum duration of a request, from its first byte to the last byte of the response. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final MonotonicClock clock;

    /**
     * Time until which the rate of each address is used up. Per address, so that failed discovery requests do not use
     * up the rate of key requests.
     */
    private final Map<URI, Long> spentUntilNanos = new HashMap<>();

    private long failedUntilNanos;

    KeyRequests(MonotonicClock clock) {
        this.clock = clock;
        this.failedUntilNanos = clock.nanos();
    }

    /** Returns a client that sends {@link #BURST} requests per address at once, and one per second afterwards. */
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
