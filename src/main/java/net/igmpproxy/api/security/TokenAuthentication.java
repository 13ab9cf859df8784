package net.igmpproxy.api.security;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Knows whom the tokens of the service stand for. */
final class TokenAuthentication implements AuthenticationProvider {
    private static final Logger LOGGER = LoggerFactory.getLogger(TokenAuthentication.class);

    private final TokenFile tokens;

    TokenAuthentication(TokenFile tokens) {
        this.tokens = tokens;
    }

    /** Refuses every token that is not known here; {@link EitherToken} keeps those of others away. */
    @Override
    public Authentication authenticate(Authentication attempt) {
        Optional<TokenFile.Entry> entry = find(new AccessToken(((BearerTokenAuthenticationToken) attempt).getToken()));
        if (entry.isEmpty()) {
            throw new InvalidBearerTokenException("The token is not known here");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                entry.get().name(), null, List.of(entry.get().role().authority()));
    }

    private Optional<TokenFile.Entry> find(AccessToken token) {
        try {
            return tokens.find(token);
        } catch (InvalidTokenFileException unreadable) {
            LOGGER.error("No token counts: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(type);
    }
}
