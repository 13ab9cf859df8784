package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SiteFilterTest {
    @ParameterizedTest
    @CsvSource({"true, /actuator/prometheus, true", "true, /api/v1/config, false", "false, /actuator/prometheus, false"
    })
    void metricsOnAPortOfTheirOwnHaveAnyName(boolean metricsForAll, String uri, boolean passes)
            throws ServletException, IOException {
        assertThat(passes(metricsForAll, uri, "")).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"'', false", "Bearer igmpproxy_x, true"})
    void whoHasATokenIsNoPageOfAnotherSite(String authorization, boolean passes) throws ServletException, IOException {
        assertThat(passes(false, "/api/v1/config", authorization)).isEqualTo(passes);
    }

    private static boolean passes(boolean metricsForAll, String uri, String authorization)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", uri);
        request.setServerName("proxy.example");
        if (!authorization.isEmpty()) {
            request.addHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        MockFilterChain chain = new MockFilterChain();
        new SiteFilter(Set.of(), metricsForAll, new ProblemWriter(List.of()))
                .doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }
}
