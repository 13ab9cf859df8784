package net.igmpproxy.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemWriter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Prevents cross-site requests that a page of another site sends through the browser of a permitted user. Runs after
 * authentication: a request with a valid bearer token cannot come from such a page, which does not know the token. A
 * certificate proves nothing, because a browser presents it for any page.
 */
final class SiteFilter extends OncePerRequestFilter {
    private final SiteRule rule;
    private final ProblemWriter problems;

    SiteFilter(SiteRule rule, ProblemWriter problems) {
        this.rule = rule;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemException> refusal = hasValidToken() ? Optional.empty() : rule.refusal(request);
        if (refusal.isPresent()) {
            problems.write(request, response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasValidToken() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who instanceof UsernamePasswordAuthenticationToken || who instanceof JwtAuthenticationToken;
    }
}
