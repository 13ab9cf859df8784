package net.igmpproxy.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps pages of other sites from driving the service through the browser of somebody who can reach it. What such a page
 * sends bears its origin; and where a name of its own has been made to point here (DNS rebinding), it bears that name. A
 * request with a token cannot come from such a page, which does not know it.
 */
final class SiteFilter extends OncePerRequestFilter {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> allowedHosts;
    private final boolean metricsForAll;
    private final ProblemWriter problems;

    /**
     * @param allowedHosts  names that the service may be reached by, in lower case
     * @param metricsForAll whether health and metrics, on a port of their own, are for whoever reaches it by whatever name
     */
    SiteFilter(Set<String> allowedHosts, boolean metricsForAll, ProblemWriter problems) {
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.metricsForAll = metricsForAll;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemException> refusal =
                request.getHeader(HttpHeaders.AUTHORIZATION) == null ? refusal(request) : Optional.empty();
        if (refusal.isPresent()) {
            problems.write(request, response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return metricsForAll && request.getRequestURI().startsWith("/actuator/");
    }

    private Optional<ProblemException> refusal(HttpServletRequest request) {
        if (!isOwn(request.getServerName())) {
            return Optional.of(new ProblemException(
                    ProblemType.UNKNOWN_HOST,
                    "The service is not known as " + request.getServerName()
                            + ": use its address, or list the name in igmp-proxy.security.allowed-hosts"));
        }
        boolean foreign = isForeign(request, request.getHeader(HttpHeaders.ORIGIN))
                || "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        return foreign && !READING.contains(request.getMethod())
                ? Optional.of(new ProblemException(
                        ProblemType.FOREIGN_ORIGIN, "A page of another site must not change anything here"))
                : Optional.empty();
    }

    private boolean isOwn(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || ADDRESS.matcher(name).matches() || allowedHosts.contains(name);
    }

    private static boolean isForeign(HttpServletRequest request, @Nullable String origin) {
        if (origin == null) {
            return false;
        }
        try {
            URI uri = URI.create(origin);
            return !Objects.equals(uri.getAuthority(), request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }
}
