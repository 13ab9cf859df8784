package net.igmpproxy.api.change;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import net.igmpproxy.runtime.storage.Author;

/** Author of a request. */
public final class RequestAuthor {
    private RequestAuthor() {}

    /** Returns the authenticated name, or {@code anonymous}, and the remote address. */
    public static Author of(HttpServletRequest request) {
        String name = Optional.ofNullable(request.getRemoteUser()).orElse("anonymous");
        return new Author(name, request.getRemoteAddr());
    }
}
