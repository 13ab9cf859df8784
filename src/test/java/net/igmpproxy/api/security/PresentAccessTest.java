package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.igmpproxy.api.AccessReview.Grant;
import net.igmpproxy.api.security.token.AccessToken;
import net.igmpproxy.api.security.token.ApiRole;
import net.igmpproxy.api.security.token.TokenFile;
import net.igmpproxy.api.security.token.TokensInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Validity of a grant for each kind of credential; {@link RevokedAccessTest} tests the streams. */
@ExtendWith(OutputCaptureExtension.class)
class PresentAccessTest {
    private static final Instant START = Instant.parse("2026-01-31T18:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final AccessToken VERA = new AccessToken("igmpproxy_vera");

    @TempDir
    private Path directory;

    private Instant now = START;
    private long nowNanos;

    @Test
    void endsWithTheToken() {
        Grant grant = access().of(request(jwt(), "jwt"));
        now = START.plus(LIFETIME).minusMillis(1);
        assertThat(grant.isValid()).isTrue();

        now = START.plus(LIFETIME);
        assertThat(grant.isValid()).isFalse();
    }

    /**
     * The token was admitted because clocks may differ. If the stream ended at once, the client would reopen it
     * repeatedly.
     */
    @Test
    void lastsAsLongAsAnExpiredTokenIsAdmitted() {
        now = START.plus(LIFETIME).plusSeconds(1);
        Grant grant = access().of(request(jwt(), "jwt"));
        assertThat(grant.isValid()).isTrue();

        now = START.plus(LIFETIME).plus(PresentAccess.LEEWAY);
        assertThat(grant.isValid()).isFalse();
    }

    @Test
    void endsWithTheCertificate() {
        now = Certificates.EXPIRED.getNotAfter().toInstant().minusSeconds(1);
        MockHttpServletRequest byCertificate = request(user("anna"), "");
        byCertificate.setAttribute(Certificates.ATTRIBUTE, new X509Certificate[] {Certificates.EXPIRED});
        Grant grant = access().of(byCertificate);
        assertThat(grant.isValid()).isTrue();

        now = now.plusSeconds(2);
        assertThat(grant.isValid()).isFalse();
    }

    /** The certificate and the token each grant roles. */
    @Test
    void endsWithTheCertificateBesideAToken() throws IOException {
        writeRole("viewer");
        now = Certificates.EXPIRED.getNotAfter().toInstant().minusSeconds(1);
        MockHttpServletRequest byBoth = request(user("vera"), VERA.value());
        byBoth.setAttribute(Certificates.ATTRIBUTE, new X509Certificate[] {Certificates.EXPIRED});
        Grant grant = access().of(byBoth);
        assertThat(grant.isValid()).isTrue();

        now = now.plusSeconds(2);
        assertThat(grant.isValid()).isFalse();
    }

    @Test
    void endsWithTheRole() throws IOException {
        writeRole("viewer");
        Grant grant = access().of(request(user("vera"), VERA.value()));
        assertThat(grant.isValid()).isTrue();

        writeRole("operator");
        assertThat(grant.isValid()).isFalse();
    }

    /** A client that toggles its token can end any number of streams. */
    @Test
    void refusalsAndEndsShareTheLinesOfTheLog(CapturedOutput output) {
        AuditLog log = new AuditLog(() -> nowNanos);
        PresentAccess access = access(log);
        for (int stream = 0; stream < 2 * AuditLog.LINES_PER_MINUTE; stream++) {
            assertThat(access.of(request(user("vera"), VERA.value())).isValid()).isFalse();
            log.invalidToken("192.0.2.1");
        }

        assertThat(output.getAll().lines()).hasSize(AuditLog.LINES_PER_MINUTE);
        nowNanos += Duration.ofMinutes(1).toNanos();
        log.invalidToken("192.0.2.1");
        assertThat(output.getAll()).contains("(180 more were not logged)");
    }

    private PresentAccess access() {
        return access(new AuditLog(() -> nowNanos));
    }

    private PresentAccess access(AuditLog log) {
        TokensInForce tokens = new TokensInForce(new TokenFile(tokens()), () -> nowNanos);
        return new PresentAccess(new AccessPolicy(tokens, true, null), tokens, () -> now, log);
    }

    private static MockHttpServletRequest request(Principal who, String token) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setUserPrincipal(who);
        if (!token.isEmpty()) {
            request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        return request;
    }

    private static Principal user(String name) {
        return UsernamePasswordAuthenticationToken.authenticated(name, null, List.of(ApiRole.VIEWER.authority()));
    }

    private static Principal jwt() {
        Jwt jwt = Jwt.withTokenValue("jwt")
                .header("alg", "none")
                .subject("vera")
                .expiresAt(START.plus(LIFETIME))
                .build();
        return new JwtAuthenticationToken(jwt, List.of(ApiRole.VIEWER.authority()));
    }

    private void writeRole(String role) throws IOException {
        Files.writeString(tokens(), "vera " + role + " " + VERA.hash() + "\n");
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }
}
