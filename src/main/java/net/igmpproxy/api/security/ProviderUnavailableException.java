package net.igmpproxy.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** Whether a token is valid cannot be told, since the identity provider does not answer. */
final class ProviderUnavailableException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param cause its failure; {@code null} if it was not asked, since too many wait for it already
     */
    ProviderUnavailableException(@Nullable RuntimeException cause) {
        super("The identity provider does not answer", cause);
    }
}
