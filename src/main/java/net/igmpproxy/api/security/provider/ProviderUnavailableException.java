package net.igmpproxy.api.security.provider;

import org.springframework.security.core.AuthenticationException;

/** Whether a token is valid cannot be told, since the identity provider does not answer. */
public final class ProviderUnavailableException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /** Made for a request that has not asked, since too many wait for the provider already. */
    ProviderUnavailableException() {
        super("Too many requests wait for the identity provider");
    }

    ProviderUnavailableException(RuntimeException cause) {
        super("The identity provider does not answer", cause);
    }
}
