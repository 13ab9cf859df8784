package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ContentPolicyTest {
    @Test
    void nothingInlineAndNothingFromElsewhere() {
        assertThat(policyOf("/"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self'")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(policyOf("/api/v1/groups")).isEqualTo(policyOf("/"));
    }

    @Test
    void swaggerUiStylesItsElementsAndNoMore() {
        assertThat(policyOf("/swagger-ui/index.html"))
                .contains("style-src 'self' 'unsafe-inline'", "script-src 'self';")
                .doesNotContain("unsafe-eval");
    }

    private static String policyOf(String path) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ContentPolicy().writeHeaders(new MockHttpServletRequest("GET", path), response);
        return String.valueOf(response.getHeader("Content-Security-Policy"));
    }
}
