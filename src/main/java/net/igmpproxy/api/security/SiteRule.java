package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Recognizes browser requests caused by a page of another site. Such a request carries the origin of the page. If the
 * page pointed its own host name to this service (DNS rebinding), the request carries that name. Only the host, the
 * origin and {@code Sec-Fetch-Site} count, because a page can set all other headers.
 */
final class SiteRule {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Serialized origin (RFC 6454 section 6.2). The value {@code null}, of pages without an origin, does not match. */
    private static final Pattern ORIGIN = Pattern.compile(
            "(https?)://(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]\\s]+)(?::([0-9]{1,5}))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Values of {@code Sec-Fetch-Site} of requests that no other site caused (Fetch Metadata, section 2.3). */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Set<String> allowedHosts;
    private final RequestMatcher forAll;

    /**
     * @param allowedHosts the host names of the service, in addition to addresses and localhost
     * @param forAll       matches requests that are permitted under any host name
     */
    SiteRule(List<String> allowedHosts, RequestMatcher forAll) {
        this.allowedHosts = allowedHosts.stream().map(SiteRule::name).collect(Collectors.toUnmodifiableSet());
        this.forAll = forAll;
    }

    /** Returns the refusal of a request; empty if no other site can have caused it. */
    Optional<ProblemException> refusal(HttpServletRequest request) {
        if (forAll.matches(request)) {
            return Optional.empty();
        }
        String host = request.getServerName();
        if (!isOwn(host)) {
            return Optional.of(new ProblemException(
                    ProblemType.UNKNOWN_HOST,
                    (host == null || host.isEmpty()
                                    ? "The header Host is empty"
                                    : "The service is not known as " + host)
                            + ": use its address, list the name in igmp-proxy.security.allowed-hosts, or send a valid"
                            + " token"));
        }
        return !READING.contains(request.getMethod()) && isForeign(request)
                ? Optional.of(new ProblemException(
                        ProblemType.FOREIGN_ORIGIN, "A page of another site must not change anything here"))
                : Optional.empty();
    }

    private boolean isOwn(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = name(host);
        return name.equals("localhost") || ADDRESS.matcher(name).matches() || allowedHosts.contains(name);
    }

    private static boolean isForeign(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-Fetch-Site")).stream()
                        .anyMatch(site -> !OWN_SITES.contains(site))
                || Collections.list(request.getHeaders(HttpHeaders.ORIGIN)).stream()
                        .anyMatch(origin -> !isOrigin(request, origin));
    }

    /** Returns true if the origin equals the host name and port of the request. */
    private static boolean isOrigin(HttpServletRequest request, String text) {
        Matcher origin = ORIGIN.matcher(text);
        if (!origin.matches()) {
            return false;
        }
        int defaultPort = origin.group(1).equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
        // The scheme is unknown behind a proxy that terminates TLS. A page without TLS is no part of a service with
        // TLS.
        return !(request.isSecure() && defaultPort == HTTP_PORT)
                && name(origin.group(2)).equals(name(request.getServerName()))
                && port(origin.group(3), defaultPort) == port(portOfHost(request), defaultPort);
    }

    private static @Nullable String portOfHost(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse("");
        Matcher port = PORT.matcher(host);
        return port.find() ? port.group(1) : null;
    }

    private static int port(@Nullable String digits, int defaultPort) {
        return digits == null ? defaultPort : Integer.parseInt(digits);
    }

    /** Normalizes a host name: lower case, without the trailing dot of an absolute name (RFC 1034 section 3.1). */
    private static String name(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
