package net.igmpproxy.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;

/**
 * Takes the tokens of an identity provider. That it does not answer is told from a token that is not valid, and is logged once
 * a minute, since anybody can make the service ask.
 */
final class ProviderTokens implements AuthenticationProvider {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProviderTokens.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final AuthenticationProvider jwts;
    private final Clock clock;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    /**
     * @param jwts knows whom valid tokens stand for
     */
    ProviderTokens(AuthenticationProvider jwts, Clock clock) {
        this.jwts = jwts;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        try {
            return jwts.authenticate(attempt);
        } catch (AuthenticationServiceException | JwtDecoderInitializationException failure) {
            log(NestedExceptionUtils.getMostSpecificCause(failure));
            throw new ProviderUnavailableException(failure);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return jwts.supports(type);
    }

    private void log(Throwable cause) {
        Instant now = clock.instant();
        Instant quiet = quietUntil.get();
        if (now.isAfter(quiet) && quietUntil.compareAndSet(quiet, now.plus(SILENCE))) {
            LOGGER.warn(
                    "The identity provider does not answer as it should, its tokens do not count: {}",
                    cause.toString());
        }
    }
}
