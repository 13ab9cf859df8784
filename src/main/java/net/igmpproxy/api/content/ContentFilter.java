package net.igmpproxy.api.content;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.api.error.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Serves the API description and the files of the page from memory. Every client may request them. Creating such a
 * response takes seconds (API description) or reads a file of 1.5 MB from the jar (Swagger UI). Paths without a file
 * are passed on. The filter runs after the filters that decide access.
 */
final class ContentFilter extends OncePerRequestFilter {
    private static final String PAGE = "/index.html";
    private static final Set<String> PATHS = Set.of(PAGE, "/v3/api-docs", "/v3/api-docs.yaml");
    private static final List<String> DIRECTORIES = List.of("/page/", "/swagger-ui/", "/webjars/uplot/");

    /** Excluded file: Springdoc writes into it the host name that the client used. */
    private static final String OF_ITS_CLIENT = "/swagger-initializer.js";

    private static final Set<String> METHODS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());
    private static final String SOON_SECONDS = "1";

    private final AnswerStore store;
    private final ProblemWriter problems;
    private final Predicate<String> files;

    /** @param files tests if a path has a file */
    ContentFilter(AnswerStore store, ProblemWriter problems, Predicate<String> files) {
        this.store = store;
        this.problems = problems;
        this.files = files;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        boolean listed = PATHS.contains(path) || DIRECTORIES.stream().anyMatch(path::startsWith);
        return !listed || path.endsWith(OF_ITS_CLIENT) || !METHODS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = path(request);
        Optional<StoredAnswer> stored = store.find(path);
        if (stored.isPresent()) {
            stored.get().send(request, response);
        } else if (!PATHS.contains(path) && !files.test(path)) {
            chain.doFilter(request, response);
        } else if (store.begin()) {
            make(request, response, chain);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON_SECONDS);
            problems.write(
                    request,
                    response,
                    new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "The service prepares responses for too many clients at once: send the request again"));
        }
    }

    private void make(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = path(request);
        ContentCachingResponseWrapper made = new ContentCachingResponseWrapper(response);
        StoredAnswer answer;
        try {
            // Another thread may have created it while this one waited.
            answer = store.find(path).orElse(null);
            if (answer == null) {
                chain.doFilter(new PlainRequest(request, path), made);
                answer = answer(made);
            }
            if (answer != null) {
                store.keep(path, answer);
            }
        } finally {
            store.end();
        }
        // The permit is already released: a slow client must not delay other requests.
        if (answer == null) {
            made.copyBodyToResponse();
        } else {
            response.reset();
            answer.send(request, response);
        }
    }

    /** Returns the path of a request; the root path stands for the index page. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath().equals("/") ? PAGE : request.getServletPath();
    }

    private static @Nullable StoredAnswer answer(ContentCachingResponseWrapper made) {
        return made.getStatus() == HttpServletResponse.SC_OK
                ? new StoredAnswer(made.getContentAsByteArray(), made.getContentType())
                : null;
    }
}
