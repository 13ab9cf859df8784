package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class SiteRuleTest {
    private final SiteRule rule = new SiteRule(
            List.of("Proxy.Example.net."), request -> request.getRequestURI().equals("/actuator/prometheus"));

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LocalHost., true",
        "127.0.0.1, true",
        "192.0.2.1, true",
        "[2001:db8::1], true",
        "[::FFFF:192.0.2.1], true",
        "proxy.example.net, true",
        "PROXY.example.net., true",
        "proxy.example.net.evil.example, false",
        "evil.example, false",
        "localhost.evil.example, false",
        "192.0.2.1.evil.example, false",
        "face.be, false",
        ":, false",
        "'', false"
    })
    void theServiceIsKnownByItsAddressesAndListedNames(String host, boolean own) {
        MockHttpServletRequest request = request("GET", host, host);

        assertThat(rule.refusal(request).isEmpty()).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "HTTP://127.0.0.1:8080, 127.0.0.1:8080, true",
        "http://localhost, localhost:80, true",
        "http://localhost:80, localhost, true",
        "https://proxy.example.net, Proxy.example.net:443, true",
        "https://proxy.example.net, proxy.example.net, true",
        "http://[::1]:8080, '[::1]:8080', true",
        "http://127.0.0.1:3000, 127.0.0.1:8080, false",
        "http://localhost:8080, 127.0.0.1:8080, false",
        "http://localhost, localhost:8080, false",
        "http://localhost:8080@evil.example, localhost:8080, false",
        "http://evil.example, localhost:8080, false",
        "http://localhost:8080/x, localhost:8080, false",
        "file://localhost:8080, localhost:8080, false",
        "null, localhost:8080, false",
        "'', localhost:8080, false"
    })
    void aChangeComesFromThePagesOfTheService(String origin, String host, boolean own) {
        MockHttpServletRequest request = request("PUT", host, host.replaceAll(":[0-9]+$", ""));
        request.addHeader(HttpHeaders.ORIGIN, origin);

        assertThat(rule.refusal(request).isEmpty()).isEqualTo(own);
    }

    @Test
    void aPageWithoutTlsIsNoPageOfAServiceWithIt() {
        MockHttpServletRequest request = request("PUT", "localhost", "localhost");
        request.setSecure(true);
        request.addHeader(HttpHeaders.ORIGIN, "http://localhost");

        assertThat(rule.refusal(request)).isPresent();
    }

    @Test
    void anyOfSeveralOriginsCounts() {
        MockHttpServletRequest request = request("PUT", "localhost:8080", "localhost");
        request.addHeader(HttpHeaders.ORIGIN, "http://localhost:8080");
        request.addHeader(HttpHeaders.ORIGIN, "http://evil.example");

        assertThat(rule.refusal(request)).isPresent();
    }

    /** HTTP/1.0 has no Host header, and a page without an origin sends {@code null}. */
    @Test
    void noOriginIsNotTheSameAsNoHost() {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/restart");
        request.setServerName("localhost");
        request.addHeader(HttpHeaders.ORIGIN, "null");

        assertThat(rule.refusal(request)).isPresent();
    }

    @Test
    void forwardedNamesCountForNothing() {
        MockHttpServletRequest request = request("GET", "evil.example", "evil.example");
        request.addHeader("X-Forwarded-Host", "localhost");
        request.addHeader("Forwarded", "host=localhost");
        request.addHeader(HttpHeaders.COOKIE, "JSESSIONID=x");

        assertThat(rule.refusal(request)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"/actuator/prometheus, true", "/actuator/loggers, false", "/api/v1/config, false"})
    void metricsOnAPortOfTheirOwnHaveAnyName(String uri, boolean passes) {
        MockHttpServletRequest request = request("GET", "evil.example", "evil.example");
        request.setRequestURI(uri);

        assertThat(rule.refusal(request).isEmpty()).isEqualTo(passes);
    }

    private static MockHttpServletRequest request(String method, String host, String serverName) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/restart");
        request.addHeader(HttpHeaders.HOST, host);
        request.setServerName(serverName);
        return request;
    }
}
