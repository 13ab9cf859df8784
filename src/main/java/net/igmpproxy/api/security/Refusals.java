package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.api.error.ProblemWriter;
import net.igmpproxy.api.security.provider.ProviderUnavailableException;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Responds to unauthenticated requests (401) and requests without the required role (403). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final SiteRule sites;
    private final FailedAttempts attempts;
    private final ProblemWriter problems;
    private final AuditLog log;

    Refusals(SiteRule sites, ProblemWriter problems, AuditLog log, MonotonicClock clock) {
        this.sites = sites;
        this.attempts = new FailedAttempts(clock);
        this.problems = problems;
        this.log = log;
    }

    /** Returns the filter that applies the same site rule to authenticated requests. */
    SiteFilter siteFilter() {
        return new SiteFilter(sites, problems);
    }

    /** Checks the host and origin first: an invalid token does not exempt a request from the site rule. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        Optional<ProblemException> foreign = sites.refusal(request);
        problems.write(request, response, foreign.isPresent() ? foreign.get() : problem(request, response, refusal));
    }

    private ProblemException problem(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal) {
        if (refusal instanceof ProviderUnavailableException) {
            return new ProblemException(
                    ProblemType.IDENTITY_PROVIDER_UNAVAILABLE,
                    "Try again. Tokens made by the command token remain valid");
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"igmp-proxy\"");
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return unauthenticated();
        }
        String address = request.getRemoteAddr();
        Duration wait = attempts.add(address);
        if (wait.isZero()) {
            log.invalidToken(address);
            return unauthenticated();
        }
        long seconds = Math.max(1, wait.toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return new ProblemException(
                ProblemType.TOO_MANY_ATTEMPTS,
                "The token is not valid, and too many attempts from " + address + " have failed: wait " + seconds
                        + " s; a valid token is accepted at once");
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "Send a valid token: Authorization: Bearer ...; the command token makes one");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        log.forbidden(request);
        problems.write(
                request,
                response,
                new ProblemException(
                        ProblemType.FORBIDDEN, "The request requires the role operator; reading" + " requires viewer"));
    }
}
