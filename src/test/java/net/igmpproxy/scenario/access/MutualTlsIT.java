package net.igmpproxy.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service with mandatory client certificates and the keys of an identity provider. */
@NetworkNamespaces
class MutualTlsIT {
    private static final String CONFIG = "/api/v1/config";
    private static final String FAILURES = "igmp_proxy_authentication_failures_total";
    private static final int MOST_ATTEMPTS = 10;

    private GuardedProxy proxy;

    @BeforeAll
    void start(@TempDir Path directory) {
        proxy = new GuardedProxy(directory, "anna", "vera");
        String jwt = "spring.security.oauth2.resourceserver.jwt.";
        proxy.start(
                "need",
                Map.of(
                        jwt + "jwk-set-uri",
                        proxy.provider().keys(),
                        jwt + "issuer-uri",
                        proxy.provider().issuer(),
                        jwt + "principal-claim-name",
                        "email",
                        "igmp-proxy.security.roles-claim",
                        "groups",
                        "igmp-proxy.security.certificate-roles.anna",
                        "operator",
                        "igmp-proxy.security.certificate-roles.vera",
                        "viewer"),
                ProxyProcess.PORT);
    }

    @AfterAll
    void stop() {
        proxy.close();
    }

    @Test
    void aCertificateHasTheRoleOfItsName() throws IOException {
        Caller anna = proxy.client("anna");

        assertThat(proxy.change(anna)).isEqualTo(200);
        assertThat(GuardedProxy.lastAuthor(anna)).isEqualTo("anna");
        assertThat(proxy.change(proxy.client("vera"))).isEqualTo(403);
    }

    @Test
    void theHandshakeFailsWithoutACertificateOfTheAuthority() {
        assertThatIOException().isThrownBy(() -> proxy.anybody().get(CONFIG));
        assertThatIOException().isThrownBy(() -> proxy.client("impostor").get(CONFIG));
    }

    @Test
    void tokensCountBesidesCertificatesHoweverManyAreWrong() throws IOException {
        String good = proxy.provider()
                .signed(proxy.provider()
                        .claims("4711")
                        .claim("email", "olga@example.net")
                        .claim("groups", List.of("staff", "operator")));
        Caller olga = proxy.client("vera").with(good);
        proxy.provider().setAvailable(false);
        assertThat(proxy.change(olga)).isEqualTo(503);
        proxy.provider().setAvailable(true);
        assertThat(proxy.change(olga)).isEqualTo(200);
        assertThat(GuardedProxy.lastAuthor(olga)).isEqualTo("olga@example.net");

        double before = failures();
        String foreign = proxy.provider()
                .signed(proxy.provider()
                        .claims("4711")
                        .issuer("http://x.example")
                        .claim("groups", "operator"));
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            String wrong = i == 0 ? foreign : "igmpproxy_" + i;
            assertThat(proxy.change(proxy.client("vera").with(wrong))).isEqualTo(401);
        }

        HttpResponse<String> refusal = proxy.client("vera").with("igmpproxy_x").get(CONFIG);
        assertThat(refusal.statusCode()).isEqualTo(429);
        assertThat(refusal.body()).contains("/problems/too-many-attempts");
        assertThat(refusal.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(failures() - before).isEqualTo(MOST_ATTEMPTS + 1);
        assertThat(olga.get(CONFIG).statusCode())
                .as("a valid token is no attempt")
                .isEqualTo(200);
        assertThat(proxy.client("anna").get(CONFIG).statusCode())
                .as("a certificate cannot be guessed")
                .isEqualTo(200);
    }

    private double failures() throws IOException {
        return proxy.client("anna")
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(FAILURES + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(FAILURES.length())))
                .sum();
    }
}
