package net.igmpproxy.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Publicly reachable service with tokens, an identity provider, optional client certificates and a metrics port. */
@NetworkNamespaces
class AccessIT {
    private static final int MANAGEMENT_PORT = 8081;
    private static final String CONFIG = "/api/v1/config";
    private static final long MINUTES = 120;

    private GuardedProxy proxy;
    private Caller metrics;
    private String ansible;
    private HttpResponse<String> tooEarly;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        proxy = new GuardedProxy(directory, "anna", "vera", "carl");
        String said = ProxyProcess.makeToken(proxy.site().router(), "ansible", "operator", proxy.tokens());
        ansible = said.lines()
                .filter(line -> line.startsWith("igmpproxy_"))
                .findFirst()
                .orElseThrow();
        String jwt = "spring.security.oauth2.resourceserver.jwt.";
        proxy.provider().setAvailable(false);
        proxy.start(
                "want",
                Map.of(
                        jwt + "issuer-uri",
                        proxy.provider().issuer(),
                        jwt + "audiences",
                        IdentityProvider.AUDIENCE,
                        "igmp-proxy.security.certificate-roles.anna",
                        "operator",
                        "igmp-proxy.security.certificate-roles.vera",
                        "viewer",
                        "management.server.port",
                        Integer.toString(MANAGEMENT_PORT),
                        "management.server.ssl.enabled",
                        "false"),
                MANAGEMENT_PORT);
        metrics = Caller.plain(proxy.relay(MANAGEMENT_PORT));
        tooEarly = proxy.anybody()
                .with(proxy.provider().signed(claims("vera", "viewer")))
                .get(CONFIG);
        proxy.provider().setAvailable(true);
    }

    @AfterAll
    void stop() {
        proxy.close();
    }

    @Test
    void aProviderThatDoesNotAnswerYetIsTheProblemAndNotTheToken() {
        assertThat(tooEarly.statusCode()).isEqualTo(503);
        assertThat(tooEarly.body()).contains("/problems/identity-provider-unavailable");
        assertThat(proxy.log())
                .containsOnlyOnce("The identity provider does not answer as it should")
                .doesNotContain("\tat ");
    }

    @Test
    void aViewerOfTheProviderReadsAndChangesNothing() throws IOException {
        Caller viewer = proxy.anybody().with(proxy.provider().signed(claims("vera", "viewer")));

        assertThat(viewer.get(CONFIG).statusCode()).isEqualTo(200);
        assertThat(proxy.change(viewer)).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource
    void anOperatorOfTheProviderChangesThingsInTheNameOfTheSubject(String token) throws IOException {
        Caller operator = proxy.anybody().with(token);

        assertThat(proxy.change(operator)).isEqualTo(200);
        assertThat(GuardedProxy.lastAuthor(operator)).startsWith("olga-");
    }

    Stream<Named<String>> anOperatorOfTheProviderChangesThingsInTheNameOfTheSubject() {
        IdentityProvider provider = proxy.provider();
        return Stream.of(
                Named.of("a role", provider.signed(claims("olga-1", "viewer", "operator"))),
                Named.of("an elliptic curve", provider.signedByEllipticCurve(claims("olga-2", "operator"))),
                Named.of("a scope", provider.signed(claims("olga-3").claim("scope", "openid operator"))));
    }

    @ParameterizedTest
    @MethodSource
    void aTokenThatIsNotValidIsNone(String token) throws IOException {
        HttpResponse<String> answer = proxy.anybody().with(token).get(CONFIG);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"igmp-proxy\"");
        assertThat(answer.body()).contains("/problems/unauthenticated");
    }

    Stream<Named<String>> aTokenThatIsNotValidIsNone() {
        IdentityProvider provider = proxy.provider();
        JWTClaimsSet.Builder good = claims("mallory", "operator");
        return Stream.of(
                Named.of(
                        "expired", provider.signed(claims("mallory", "operator").expirationTime(inMinutes(-MINUTES)))),
                Named.of("early", provider.signed(claims("mallory", "operator").notBeforeTime(inMinutes(MINUTES)))),
                Named.of(
                        "of another issuer",
                        provider.signed(claims("mallory", "operator").issuer("http://x.example"))),
                Named.of(
                        "for another service",
                        provider.signed(claims("mallory", "operator").audience("other"))),
                Named.of("signed by somebody else", provider.forged(good)),
                Named.of("not signed", IdentityProvider.unsigned(good)));
    }

    @Test
    void aTokenWithoutARoleAllowsNothing() throws IOException {
        Caller nobody = proxy.anybody().with(proxy.provider().signed(claims("nina", "admin")));

        assertThat(nobody.get(CONFIG).statusCode()).isEqualTo(403);
        assertThat(proxy.change(nobody)).isEqualTo(403);
    }

    @Test
    void aTokenThatTheProgramHasMadeCountsAtOnceAndNoLongerThanItsLine() throws IOException {
        Caller operator = proxy.anybody().with(ansible);
        assertThat(proxy.change(operator)).isEqualTo(200);
        assertThat(GuardedProxy.lastAuthor(operator)).isEqualTo("ansible");

        String lines = Files.readString(proxy.tokens());
        assertThat(lines).doesNotContain(ansible);
        Files.writeString(proxy.tokens(), "");
        assertThat(operator.get(CONFIG).statusCode()).isEqualTo(401);
        Files.writeString(proxy.tokens(), lines);
        assertThat(operator.get(CONFIG).statusCode()).isEqualTo(200);
    }

    @Test
    void aCertificateHasTheRoleOfItsName() throws IOException {
        Caller anna = proxy.client("anna");
        assertThat(proxy.change(anna)).isEqualTo(200);
        assertThat(GuardedProxy.lastAuthor(anna)).isEqualTo("anna");

        assertThat(proxy.client("vera").get(CONFIG).statusCode()).isEqualTo(200);
        assertThat(proxy.change(proxy.client("vera"))).isEqualTo(403);
        assertThat(proxy.client("carl").get(CONFIG).statusCode())
                .as("has no role")
                .isEqualTo(401);
        assertThat(proxy.anybody().get(CONFIG).statusCode())
                .as("has no certificate")
                .isEqualTo(401);
    }

    @Test
    void aCertificateOfAnotherAuthorityEndsTheHandshake() {
        assertThatIOException().isThrownBy(() -> proxy.client("impostor").get(CONFIG));
    }

    @Test
    void aPortOfTheirOwnHasHealthAndMetricsAndNothingElse() throws IOException {
        assertThat(metrics.get("/actuator/health").body()).contains("forwarding");
        assertThat(metrics.get("/actuator/prometheus").body()).contains("igmp_proxy_authentication_failures_total");
        for (String path : List.of(CONFIG, "/v3/api-docs", "/swagger-ui.html", "/")) {
            assertThat(metrics.get(path).statusCode()).as(path).isIn(401, 404);
            assertThat(metrics.with(ansible).get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(metrics.with(ansible)
                        .put("/api/v1/quickleave", "{\"enabled\": true}")
                        .statusCode())
                .isEqualTo(404);

        assertThat(proxy.anybody().with(ansible).get("/actuator/prometheus").statusCode())
                .isEqualTo(404);
        assertThat(proxy.change(proxy.anybody())).isEqualTo(401);
    }

    @Test
    void theLogSaysWhoChangesWhatAndWhoIsRefusedAndNoToken() throws IOException {
        String viewer = proxy.provider().signed(claims("victor", "viewer"));
        String wrong = "igmpproxy_" + "x".repeat(43);
        String changed = "/api/v1/interfaces/audited";
        proxy.anybody().with(ansible).put(changed, "{\"threshold\": 7}");
        proxy.anybody().with(viewer).put(changed, "{\"threshold\": 9}");
        proxy.anybody().with(wrong).put(changed, "{\"threshold\": 9}");

        assertThat(proxy.log().lines().filter(line -> line.contains("net.igmpproxy.audit")))
                .anyMatch(line -> line.contains(" by ansible at 127.0.0.1 (put interface audited): ")
                        && line.contains("threshold"))
                .anyMatch(line -> line.contains("victor at 127.0.0.1 may not PUT " + changed))
                .anyMatch(line -> line.contains("A token from 127.0.0.1 is not valid"));
        for (String token : List.of(ansible, viewer, wrong)) {
            assertThat(Arrays.stream(token.split("\\.", -1)))
                    .noneMatch(part -> proxy.log().contains(part));
        }
    }

    private JWTClaimsSet.Builder claims(String subject, String... roles) {
        JWTClaimsSet.Builder claims = proxy.provider().claims(subject);
        return roles.length == 0 ? claims : claims.claim("roles", List.of(roles));
    }

    private static Date inMinutes(long minutes) {
        return Date.from(Instant.now().plusSeconds(60 * minutes));
    }
}
