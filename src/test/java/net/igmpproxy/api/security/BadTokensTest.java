package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.api.security.token.AccessToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** Thousands of invalid tokens through the security filters: the log stays short and contains no token. */
@ExtendWith(OutputCaptureExtension.class)
class BadTokensTest {
    private static final int ATTEMPTS = 1000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 200, ATTEMPTS})
    void attemptsDoNotFillTheLog(int addresses, CapturedOutput output) throws Exception {
        try (ServletWebServerApplicationContext service = start()) {
            String before = output.getAll();
            FilterChainProxy filters = service.getBean(FilterChainProxy.class);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                int host = attempt % addresses;
                assertThat(status(filters, "igmpproxy_bad" + attempt, "10.0." + host / 250 + "." + (1 + host % 250)))
                        .isIn(401, 429);
            }

            List<String> lines =
                    output.getAll().substring(before.length()).lines().toList();
            assertThat(lines).hasSizeBetween(1, AuditLog.LINES_PER_MINUTE).noneMatch(line -> line.contains("_bad"));
        }
    }

    @Test
    void anAddressIsAnswered429AfterTenAttempts() throws Exception {
        try (ServletWebServerApplicationContext service = start()) {
            FilterChainProxy filters = service.getBean(FilterChainProxy.class);
            assertThat(IntStream.range(0, FailedAttempts.MOST + 2)
                            .mapToObj(attempt -> status(filters, "igmpproxy_bad" + attempt, "10.0.0.1")))
                    .startsWith(401, 401)
                    .endsWith(401, 429, 429);
        }
    }

    private ServletWebServerApplicationContext start() throws Exception {
        Path tokens = directory.resolve("tokens");
        Files.writeString(tokens, "vera viewer " + new AccessToken("igmpproxy_vera").hash() + "\n");
        return (ServletWebServerApplicationContext) SpringApplication.run(
                ApiTestApplication.class, "--server.port=0", "--igmp-proxy.security.tokens-file=" + tokens);
    }

    private static int status(FilterChainProxy filters, String token, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/config");
        request.setRemoteAddr(address);
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            filters.doFilter(request, response, (admitted, answer) -> {});
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        return response.getStatus();
    }
}
