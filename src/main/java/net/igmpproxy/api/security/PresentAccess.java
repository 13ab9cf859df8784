package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import net.igmpproxy.api.AccessReview;
import net.igmpproxy.api.security.token.AccessToken;
import net.igmpproxy.api.security.token.TokenFile;
import net.igmpproxy.api.security.token.TokensInForce;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Repeats access decisions without contacting an identity provider. A token of the service is looked up again. A JWT
 * and a certificate remain valid until they expire. The rule for unauthenticated requests is applied again.
 */
final class PresentAccess implements AccessReview {
    /** Permitted clock difference between an identity provider and the service; equals Spring's default. */
    static final Duration LEEWAY = Duration.ofMinutes(1);

    /**
     * Name of the request attribute with the client's certificate chain, its own certificate first (Servlet 6.1 section
     * 3.10).
     */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final AccessPolicy policy;
    private final TokensInForce tokens;
    private final InstantSource clock;
    private final AuditLog log;
    private final BearerTokenResolver resolver = new DefaultBearerTokenResolver();

    PresentAccess(AccessPolicy policy, TokensInForce tokens, InstantSource clock, AuditLog log) {
        this.policy = policy;
        this.tokens = tokens;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Grant of(HttpServletRequest request) {
        Principal who = request.getUserPrincipal();
        Grant grant = who == null ? ofAnybody(request) : ofKnown(who, request);
        String name = who == null ? "anonymous" : who.getName();
        String address = request.getRemoteAddr();
        return () -> {
            boolean valid = grant.isValid();
            if (!valid) {
                log.ended(name, address);
            }
            return valid;
        };
    }

    private Grant ofAnybody(HttpServletRequest request) {
        boolean isOfMachine = Loopback.isWithin(request);
        return () -> isOfMachine && policy.isOpenToTheMachine();
    }

    private Grant ofKnown(Principal who, HttpServletRequest request) {
        Instant end = earlier(endOfToken(who), endOfCertificate(request));
        String token = resolver.resolve(request);
        if (token == null || who instanceof JwtAuthenticationToken) {
            return () -> clock.instant().isBefore(end);
        }
        AccessToken own = new AccessToken(token);
        Optional<TokenFile.Entry> first = tokens.find(own);
        return () -> clock.instant().isBefore(end)
                && first.isPresent()
                && tokens.find(own).equals(first);
    }

    /**
     * Returns the expiry of a JWT. A token that was admitted after its expiry, because clocks may differ, is valid for
     * {@link #LEEWAY} more; otherwise the client would reopen the stream repeatedly.
     */
    private Instant endOfToken(Principal who) {
        Instant end = who instanceof JwtAuthenticationToken jwt ? jwt.getToken().getExpiresAt() : null;
        if (end == null) {
            return Instant.MAX;
        }
        return clock.instant().isBefore(end) ? end : end.plus(LEEWAY);
    }

    /** Returns the expiry of the client certificate. A certificate grants roles in addition to those of a token. */
    private static Instant endOfCertificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate @Nullable [] chain && chain.length > 0
                ? chain[0].getNotAfter().toInstant()
                : Instant.MAX;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
