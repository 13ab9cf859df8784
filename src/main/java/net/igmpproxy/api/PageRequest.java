package net.igmpproxy.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.query.QueryParameters;

/**
 * Page parameters of a list request. A cursor holds the key of the last item of the previous page. Items added or
 * removed between two requests therefore neither repeat nor hide any other item.
 *
 * @param limit maximum number of items, 1 to 10000
 * @param after the key of the last item of the previous page; empty for the first page
 */
@QueryParameters({PageRequest.LIMIT, PageRequest.CURSOR})
public record PageRequest(int limit, String after) {
    /** Limit of a request without the parameter. */
    public static final int DEFAULT_LIMIT = 1000;

    static final int MAX_LIMIT = 10_000;
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    static PageRequest of(String limit, String cursor) {
        return new PageRequest(limit.isEmpty() ? DEFAULT_LIMIT : parseLimit(limit), decode(cursor));
    }

    /**
     * Returns one page of the complete list.
     *
     * @param key      returns the key of an item; keys ascend in the list
     * @param response converts an item to its response
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

    /** Returns true if the item with this key comes after the previous page. */
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
                    CURSOR, cursor, "must be the value of next in the previous page; omit it for the first page");
        }
    }
}
