package net.igmpproxy.api.security.provider;

import java.util.concurrent.Semaphore;
import net.igmpproxy.api.error.LogBudget;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;

/**
 * Authenticates tokens of an identity provider. An unresponsive provider is distinguished from an invalid token and
 * logged at most once a minute, because any client can cause a request to it. Few threads wait for the first response
 * of the provider.
 */
public final class ProviderTokens implements AuthenticationProvider {
    /** Maximum number of threads that wait for the first response; afterwards {@link KnownKeys} limits them. */
    static final int MOST_WAITING = 8;

    private static final Logger LOGGER = LoggerFactory.getLogger(ProviderTokens.class);

    private final AuthenticationProvider jwts;
    private final LogBudget budget;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile boolean found;

    /** @param jwts authenticates valid tokens */
    public ProviderTokens(AuthenticationProvider jwts, MonotonicClock clock) {
        this.jwts = jwts;
        this.budget = new LogBudget(1, clock);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        if (found) {
            return decide(attempt);
        }
        if (!waiting.tryAcquire()) {
            throw new ProviderUnavailableException();
        }
        try {
            return decide(attempt);
        } finally {
            waiting.release();
        }
    }

    private @Nullable Authentication decide(Authentication attempt) {
        try {
            Authentication who = jwts.authenticate(attempt);
            found = true;
            return who;
        } catch (JwtDecoderInitializationException failure) {
            throw unavailable(failure);
        } catch (AuthenticationServiceException failure) {
            found = true;
            throw unavailable(failure);
        } catch (AuthenticationException refusal) {
            found = true;
            throw refusal;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return jwts.supports(type);
    }

    private ProviderUnavailableException unavailable(RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        budget.write(dropped -> LOGGER.warn(
                "The identity provider does not answer as it should, its tokens do not count: {}{}", cause, dropped));
        return new ProviderUnavailableException(failure);
    }
}
