package net.igmpproxy.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.query.QueryParameters;

/**
 * Which page of a list a request asks for. A cursor holds the key of the last item of the page before, so that what comes and
 * goes between two requests neither repeats nor hides any other item.
 *
 * @param limit how many items at most, 1 or more
 * @param after the key of the item before the page; empty for the first page
 */
@QueryParameters({PageRequest.LIMIT, PageRequest.CURSOR})
public record PageRequest(int limit, String after) {
    /** The limit of a request that gives none. */
    public static final int DEFAULT_LIMIT = 1000;

    static final int MAX_LIMIT = 10_000;
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    static PageRequest of(String limit, String cursor) {
        return new PageRequest(limit.isEmpty() ? DEFAULT_LIMIT : parseLimit(limit), decode(cursor));
    }

    /**
     * Cuts the page out of the whole list.
     *
     * @param key      of an item; keys go up in the list
     * @param response makes an item's answer
     */
    public <T, R> ItemList<R> cut(List<T> all, Function<T, String> key, Function<T, R> response) {
        List<T> rest = all.stream()
                .dropWhile(item -> !isWanted(key.apply(item)))
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<T> page = more ? rest.subList(0, limit) : rest;
        return new ItemList<>(
                page.stream().map(response).toList(), more ? encode(key.apply(page.get(limit - 1))) : null);
    }

    /** Whether an item is behind the last one of the page before, by its key. */
    public boolean isWanted(String key) {
        return after.isEmpty() || key.compareTo(after) > 0;
    }

    private static int parseLimit(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw ProblemException.ofParameter(LIMIT, text, "must be a whole number from 1 to " + MAX_LIMIT);
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.ofParameter(
                    CURSOR, cursor, "must be what the page before gave as next; leave it out for the first page");
        }
    }
}
