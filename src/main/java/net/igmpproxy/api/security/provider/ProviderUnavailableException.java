package net.igmpproxy.api.security.provider;

import org.springframework.security.core.AuthenticationException;

/** Thrown if a token cannot be verified because the identity provider does not respond. */
public final class ProviderUnavailableException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception for a request that was not verified because too many requests already wait. */
    ProviderUnavailableException() {
        super("Too many requests wait for the identity provider");
    }

    ProviderUnavailableException(RuntimeException cause) {
        super("The identity provider does not respond", cause);
    }
}
