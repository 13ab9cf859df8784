package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import net.igmpproxy.api.ApiTestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** Certificate that expires while its connection is open. TLS checks the validity only in the handshake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidCertificatesTest {
    private ServletWebServerApplicationContext service;

    @BeforeAll
    void start(@TempDir Path directory) {
        service = (ServletWebServerApplicationContext) SpringApplication.run(
                ApiTestApplication.class,
                "--server.port=0",
                "--igmp-proxy.security.certificate-roles.anna=operator",
                "--igmp-proxy.security.tokens-file=" + directory.resolve("tokens"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aCertificateCountsAtEachRequestWhileItIsValid() throws Exception {
        assertThat(status(Certificates.VALID)).isEqualTo(200);
        assertThat(status(Certificates.EXPIRED)).isEqualTo(401);
        assertThat(status(Certificates.FUTURE)).isEqualTo(401);
    }

    private int status(X509Certificate certificate) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/config");
        request.setAttribute(Certificates.ATTRIBUTE, new X509Certificate[] {certificate});
        MockHttpServletResponse response = new MockHttpServletResponse();
        service.getBean(FilterChainProxy.class).doFilter(request, response, (admitted, answer) -> {});
        return response.getStatus();
    }
}
