package net.igmpproxy.api.change;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import net.igmpproxy.runtime.storage.Author;

/** Who sends a request. */
public final class RequestAuthor {
    private RequestAuthor() {}

    /** The name that the request was authenticated for, and the address it came from. */
    public static Author of(HttpServletRequest request) {
        String name = Optional.ofNullable(request.getRemoteUser()).orElse("anonymous");
        return new Author(name, request.getRemoteAddr());
    }
}
