package net.igmpproxy.api.security.token;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Authenticates the tokens of this service. */
public final class TokenAuthentication implements AuthenticationProvider {
    private final TokensInForce tokens;

    public TokenAuthentication(TokensInForce tokens) {
        this.tokens = tokens;
    }

    /** Refuses every unknown token; {@link EitherToken} passes only tokens of this service. */
    @Override
    public Authentication authenticate(Authentication attempt) {
        Optional<TokenFile.Entry> entry =
                tokens.find(new AccessToken(((BearerTokenAuthenticationToken) attempt).getToken()));
        if (entry.isEmpty()) {
            throw new InvalidBearerTokenException("The token is not known here");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                entry.get().name(), null, List.of(entry.get().role().authority()));
    }

    @Override
    public boolean supports(Class<?> type) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(type);
    }
}
