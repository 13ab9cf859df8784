package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a browser may load and run of the service's pages (Content Security Policy Level 3): nothing from elsewhere, and no
 * script that somebody has brought into a page. Swagger UI, which is not ours, styles its elements in place.
 */
final class ContentPolicy implements HeaderWriter {
    private static final String HEADER = "Content-Security-Policy";
    private static final String OWN = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SWAGGER = OWN.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
            .replace("img-src 'self' data:", "img-src 'self' data:; font-src 'self' data:");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HEADER, request.getRequestURI().startsWith("/swagger-ui") ? SWAGGER : OWN);
    }
}
