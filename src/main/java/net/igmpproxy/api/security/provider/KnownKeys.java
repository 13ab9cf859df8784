package net.igmpproxy.api.security.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Cache of an identity provider's keys. Tokens with a known key are verified without waiting, even if the provider does
 * not respond or other clients send unknown keys. Only few threads fetch keys at the same time. Thread-safe.
 */
public final class KnownKeys implements JWKSource<SecurityContext> {
    /** Maximum number of threads that wait for unknown keys. */
    static final int MOST_WAITING = 8;

    /** Age after which one thread fetches known keys again. */
    static final Duration RENEWAL = Duration.ofMinutes(1);

    /** Maximum age of known keys while they cannot be fetched. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> provider;
    private final MonotonicClock clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Semaphore renewing = new Semaphore(1);
    private volatile Fetched latest = new Fetched(new JWKSet(), 0);
    private volatile long renewedNanos;

    /**
     * All keys of the provider at one time.
     *
     * @param keys    the keys; empty before the first fetch
     * @param atNanos the time of the fetch in nanoseconds
     */
    private record Fetched(JWKSet keys, long atNanos) {}

    /**
     * @param provider fetches keys, or throws
     */
    KnownKeys(JWKSource<SecurityContext> provider, MonotonicClock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Inserts the cache between a decoder and its key source.
     *
     * @throws IllegalStateException if the decoder selects keys in an unknown way
     */
    public static void standBefore(ConfigurableJWTProcessor<SecurityContext> decoder, MonotonicClock clock) {
        if (decoder.getJWSKeySelector() instanceof JWSVerificationKeySelector<SecurityContext> selector) {
            decoder.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    JWSAlgorithm.Family.SIGNATURE.stream()
                            .filter(selector::isAllowed)
                            .collect(Collectors.toUnmodifiableSet()),
                    new KnownKeys(selector.getJWKSource(), clock)));
        } else {
            throw new IllegalStateException("the decoder of JWTs looks its keys up in a way that is not known");
        }
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        Fetched known = latest;
        List<JWK> keys = wanted.select(known.keys());
        long now = clock.nanos();
        if (keys.isEmpty() || now - known.atNanos() >= LONGEST.toNanos()) {
            return unknown(wanted, context);
        }
        return now - Math.max(known.atNanos(), renewedNanos) < RENEWAL.toNanos()
                ? keys
                : renewed(wanted, context, keys);
    }

    private List<JWK> unknown(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        if (!waiting.tryAcquire()) {
            throw new KeySourceException("too many requests wait for its keys");
        }
        try {
            return fetch(wanted, context);
        } finally {
            waiting.release();
        }
    }

    private List<JWK> renewed(JWKSelector wanted, @Nullable SecurityContext context, List<JWK> keys) {
        if (!renewing.tryAcquire()) {
            return keys;
        }
        try {
            return fetch(wanted, context);
        } catch (KeySourceException notNow) {
            return keys;
        } finally {
            renewedNanos = clock.nanos();
            renewing.release();
        }
    }

    private List<JWK> fetch(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        List<JWK> found = provider.get(wanted, context);
        latest = new Fetched(new JWKSet(provider.get(ALL, context)), clock.nanos());
        return found;
    }
}
