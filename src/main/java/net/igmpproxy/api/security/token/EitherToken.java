package net.igmpproxy.api.security.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Passes a bearer token to the provider that issued it: the service or the identity provider.
 *
 * @param own   for tokens of the service
 * @param other for all other tokens
 */
public record EitherToken(AuthenticationProvider own, AuthenticationProvider other) implements AuthenticationProvider {
    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        String token = ((BearerTokenAuthenticationToken) attempt).getToken();
        return (token.startsWith(AccessToken.PREFIX) ? own : other).authenticate(attempt);
    }

    @Override
    public boolean supports(Class<?> type) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(type);
    }
}
