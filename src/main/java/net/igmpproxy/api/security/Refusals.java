package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers requests of those who are not known (401), or may not do what they want (403). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger("net.igmpproxy.audit");

    private final FailedAttempts attempts;
    private final ProblemWriter problems;

    Refusals(FailedAttempts attempts, ProblemWriter problems) {
        this.attempts = attempts;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof ProviderUnavailableException) {
            problems.write(
                    request,
                    response,
                    new ProblemException(
                            ProblemType.IDENTITY_PROVIDER_UNAVAILABLE,
                            "Try again; tokens that the command token has made count all the same"));
            return;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            attempts.add(request.getRemoteAddr());
            LOGGER.warn("A token from {} is not valid", request.getRemoteAddr());
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"igmp-proxy\"");
        problems.write(
                request,
                response,
                new ProblemException(
                        ProblemType.UNAUTHENTICATED,
                        "Send a valid token: Authorization: Bearer ...; the command token makes one"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        LOGGER.warn(
                "{} at {} may not {} {}",
                request.getRemoteUser(),
                request.getRemoteAddr(),
                request.getMethod(),
                request.getServletPath().replaceAll("[^ -~]", "?"));
        problems.write(
                request,
                response,
                new ProblemException(ProblemType.FORBIDDEN, "This takes the role operator; reading takes viewer"));
    }
}
