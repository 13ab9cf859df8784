package net.igmpproxy.api;

import jakarta.servlet.http.HttpServletRequest;

/** Repeats the access decision of a request whose answer lasts, such as a stream of events. */
@FunctionalInterface
public interface AccessReview {
    /**
     * Remembers what a request was admitted for. Called on the thread of the request, after it was admitted.
     *
     * @param request the request; the result does not refer to it
     */
    Grant of(HttpServletRequest request);

    /** Access that a request was given. */
    @FunctionalInterface
    interface Grant {
        /** Name of the attribute of a request that has its grant, if the web server is to end the answer with it. */
        String ATTRIBUTE = Grant.class.getName();

        /**
         * Repeats the decision. Costs about as much as a request. Any thread may call it.
         *
         * @return {@code false} once the same request would be refused, or would be admitted as somebody else
         */
        boolean isValid();
    }
}
