package net.igmpproxy.api;

import jakarta.servlet.http.HttpServletRequest;

/** Repeats the access decision of a request whose answer lasts, such as a stream of events. */
@FunctionalInterface
public interface AccessReview {
    /**
     * Remembers what a request was admitted for. Called on the thread of the request, after it was admitted.
     *
     * @param request the request, which may be looked at for as long as it is answered
     */
    Grant of(HttpServletRequest request);

    /** Access that a request was given. */
    @FunctionalInterface
    interface Grant {
        /**
         * Repeats the decision. Costs about as much as a request, and may be called by one thread at a time.
         *
         * @return {@code false} once the same request would be refused, or would be admitted as somebody else
         */
        boolean isValid();
    }
}
