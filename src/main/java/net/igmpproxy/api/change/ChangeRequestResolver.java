package net.igmpproxy.api.change;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.core.config.DurationText;
import net.igmpproxy.runtime.change.ChangeOrder;
import net.igmpproxy.runtime.storage.Author;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads the parameters {@code dryRun}, {@code confirmWithin} and {@code overwriteFile}, and the headers
 * {@code If-Match} and {@code If-None-Match}. {@code confirmWithin} ranges from 1 s to 1 day.
 */
final class ChangeRequestResolver implements HandlerMethodArgumentResolver {
    static final String DRY_RUN = "dryRun";
    static final String CONFIRM_WITHIN = "confirmWithin";
    static final String OVERWRITE_FILE = "overwriteFile";

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ChangeRequest.class.equals(parameter.getParameterType());
    }

    @Override
    public ChangeRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        Author author = RequestAuthor.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        EntityTags match = tags(HttpHeaders.IF_MATCH, request);
        EntityTags noneMatch = tags(HttpHeaders.IF_NONE_MATCH, request);
        ChangeOrder order = new ChangeOrder(
                author,
                "change",
                version -> (match == null || match.hasStrongly(version))
                        && (noneMatch == null || !noneMatch.hasWeakly(version)),
                confirmWithin(request.getParameter(CONFIRM_WITHIN)),
                isTrue(OVERWRITE_FILE, request));
        return new ChangeRequest(order, isTrue(DRY_RUN, request), noneMatch != null && noneMatch.isAny());
    }

    private static @Nullable EntityTags tags(String header, NativeWebRequest request) {
        return EntityTags.of(header, request.getHeaderValues(header));
    }

    private static boolean isTrue(String parameter, NativeWebRequest request) {
        String text = request.getParameter(parameter);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw ProblemException.ofParameter(parameter, text, "must be true or false");
        }
        return "true".equals(text);
    }

    private static Optional<Duration> confirmWithin(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Duration> within = DurationText.parse(text)
                .filter(duration -> duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0);
        if (within.isEmpty()) {
            throw ProblemException.ofParameter(
                    CONFIRM_WITHIN, text, "must be a duration from 1s to 1440m, such as 60s or 10m");
        }
        return within;
    }
}
