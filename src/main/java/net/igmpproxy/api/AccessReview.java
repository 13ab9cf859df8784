package net.igmpproxy.api;

import jakarta.servlet.http.HttpServletRequest;

/** Repeats the access decision of a long-lived response, such as an event stream. */
@FunctionalInterface
public interface AccessReview {
    /**
     * Records the access decision of a request. Called on the request thread after authorization.
     *
     * @param request the request; the result keeps no reference to it
     */
    Grant of(HttpServletRequest request);

    /** Access decision of one request. */
    @FunctionalInterface
    interface Grant {
        /**
         * Name of the request attribute that holds the grant, if the web server must end the response on revocation.
         */
        String ATTRIBUTE = Grant.class.getName();

        /**
         * Repeats the decision. Costs about as much as one request. Thread-safe.
         *
         * @return {@code false} if the same request would now be refused or authenticated under another name
         */
        boolean isValid();
    }
}
