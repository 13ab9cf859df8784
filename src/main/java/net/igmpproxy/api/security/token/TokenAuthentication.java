package net.igmpproxy.api.security.token;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Knows whom the tokens of the service stand for. */
public final class TokenAuthentication implements AuthenticationProvider {
    private final TokensInForce tokens;

    public TokenAuthentication(TokensInForce tokens) {
        this.tokens = tokens;
    }

    /** Refuses every token that is not known here; {@link EitherToken} keeps those of others away. */
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
