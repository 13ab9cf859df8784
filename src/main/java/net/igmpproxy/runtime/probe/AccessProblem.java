package net.igmpproxy.runtime.probe;

import java.nio.file.Path;

/**
 * Reason why REST admits fewer users than it is set up for.
 *
 * @param kind   the cause, which has a remedy of its own
 * @param reason a sentence for an operator, without a full stop at its end
 * @param tokens the token file
 */
public record AccessProblem(Kind kind, String reason, Path tokens) {
    /** Causes. */
    public enum Kind {
        /** No authentication is set up where others than the machine's own users reach the service: nobody is admitted. */
        NO_AUTHENTICATION,
        /** The token file cannot be read, so that no token counts. */
        TOKENS_REFUSED
    }
}
