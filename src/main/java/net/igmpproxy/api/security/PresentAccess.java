package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.igmpproxy.api.AccessReview;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Repeats access decisions: a token is authenticated again, and the rule for requests without one is applied again. */
final class PresentAccess implements AccessReview {
    private static final Logger LOGGER = LoggerFactory.getLogger("net.igmpproxy.audit");

    /** Name of the attribute that has the certificates of a client, its own first (Servlet 6.1 section 3.10). */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final AccessPolicy policy;
    private final AuthenticationManager bearers;
    private final InstantSource clock;
    private final BearerTokenResolver resolver = new DefaultBearerTokenResolver();

    /**
     * Somebody who is known by a token.
     *
     * @param name  whom it stands for
     * @param roles what it allows
     * @param end   when it expires; {@link Instant#MAX} if it does not
     */
    private record Identity(String name, Set<String> roles, Instant end) {}

    PresentAccess(AccessPolicy policy, AuthenticationManager bearers, InstantSource clock) {
        this.policy = policy;
        this.bearers = bearers;
        this.clock = clock;
    }

    @Override
    public Grant of(HttpServletRequest request) {
        String token = resolver.resolve(request);
        Grant grant = token == null ? withoutToken(request) : withToken(token);
        String name = Optional.ofNullable(request.getRemoteUser()).orElse("anonymous");
        return () -> {
            boolean valid = grant.isValid();
            if (!valid) {
                LOGGER.info("{} at {} is no longer admitted: the stream ends", name, request.getRemoteAddr());
            }
            return valid;
        };
    }

    private Grant withoutToken(HttpServletRequest request) {
        if (request.getUserPrincipal() != null
                && request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) {
            Instant end = chain[0].getNotAfter().toInstant();
            return () -> clock.instant().isBefore(end);
        }
        return () -> policy.isOpenTo(request);
    }

    /** A token that has expired already was admitted since clocks may differ; its authentication knows for how long. */
    private Grant withToken(String token) {
        Optional<Identity> first = identify(token);
        Instant opened = clock.instant();
        Instant end = first.map(Identity::end).filter(opened::isBefore).orElse(Instant.MAX);
        return () -> first.isPresent()
                && clock.instant().isBefore(end)
                && identify(token).equals(first);
    }

    private Optional<Identity> identify(String token) {
        try {
            Authentication who = bearers.authenticate(new BearerTokenAuthenticationToken(token));
            return Optional.of(new Identity(who.getName(), roles(who), end(who)));
        } catch (AuthenticationException refused) {
            return Optional.empty();
        }
    }

    /** Other authorities say when somebody was authenticated, and differ each time. */
    private static Set<String> roles(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .collect(Collectors.toSet());
    }

    private static Instant end(Authentication who) {
        Instant end = who instanceof JwtAuthenticationToken jwt ? jwt.getToken().getExpiresAt() : null;
        return end == null ? Instant.MAX : end;
    }
}
