package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import net.igmpproxy.api.error.ProblemWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

class SiteFilterTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/restart");

    SiteFilterTest() {
        request.setServerName("evil.example");
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic Og==", "Bearer igmpproxy_x", "Bearer", "Digest username=x", "x", ""})
    void aHeaderExemptsFromNothing(String authorization) throws ServletException, IOException {
        request.addHeader(HttpHeaders.AUTHORIZATION, authorization);

        assertThat(passes()).isFalse();
    }

    @Test
    void whoHasAValidTokenIsNoPageOfAnotherSite() throws ServletException, IOException {
        authenticate(UsernamePasswordAuthenticationToken.authenticated("ansible", null, List.of()));

        assertThat(passes()).isTrue();
    }

    /** A browser presents a certificate for any page. */
    @Test
    void aCertificateExemptsFromNothing() throws ServletException, IOException {
        authenticate(new PreAuthenticatedAuthenticationToken("anna", "certificate", List.of()));

        assertThat(passes()).isFalse();
    }

    private static void authenticate(Authentication who) {
        SecurityContextHolder.getContext().setAuthentication(who);
    }

    private boolean passes() throws ServletException, IOException {
        MockFilterChain chain = new MockFilterChain();
        new SiteFilter(new SiteRule(List.of(), any -> false), new ProblemWriter(List.of()))
                .doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }
}
