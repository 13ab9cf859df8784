package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import net.igmpproxy.api.AccessReview.Grant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Access by the tokens of an identity provider; {@link RevokedAccessTest} has the tokens of the service. */
class PresentAccessTest {
    private static final Instant START = Instant.parse("2026-01-31T18:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** By this much clocks may differ, as Spring sees it. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private Instant now = START;
    private List<GrantedAuthority> authorities = List.of(ApiRole.VIEWER.authority());
    private String subject = "vera";

    @Test
    void endsWithTheToken() {
        Grant grant = grant();
        now = START.plus(LIFETIME).minusMillis(1);
        assertThat(grant.isValid()).isTrue();

        now = START.plus(LIFETIME);
        assertThat(grant.isValid()).isFalse();
    }

    /** It was admitted since clocks may differ; ended at once it would be opened again and again. */
    @Test
    void lastsAsLongAsAnExpiredTokenIsAdmitted() {
        now = START.plus(LIFETIME).plusSeconds(1);
        Grant grant = grant();
        assertThat(grant.isValid()).isTrue();

        now = START.plus(LIFETIME).plus(LEEWAY);
        assertThat(grant.isValid()).isFalse();
    }

    @Test
    void endsWithTheRole() {
        Grant grant = grant();

        authorities = List.of(ApiRole.OPERATOR.authority());

        assertThat(grant.isValid()).isFalse();
    }

    @Test
    void endsWithTheName() {
        Grant grant = grant();

        subject = "mallory";

        assertThat(grant.isValid()).isFalse();
    }

    private Grant grant() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer jwt");
        AccessPolicy policy = new AccessPolicy(
                new TokensInForce(new TokenFile(directory.resolve("tokens")), InstantSource.system(), () -> 0),
                true,
                "0.0.0.0");
        return new PresentAccess(policy, this::authenticate, () -> now).of(request);
    }

    private Authentication authenticate(Authentication attempt) {
        if (!now.isBefore(START.plus(LIFETIME).plus(LEEWAY))) {
            throw new InvalidBearerTokenException("expired");
        }
        Jwt jwt = Jwt.withTokenValue("jwt")
                .header("alg", "none")
                .subject(subject)
                .expiresAt(START.plus(LIFETIME))
                .build();
        return new JwtAuthenticationToken(jwt, authorities);
    }
}
