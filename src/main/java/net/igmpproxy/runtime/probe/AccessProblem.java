package net.igmpproxy.runtime.probe;

import java.nio.file.Path;

/**
 * Reason why REST admits fewer users than configured.
 *
 * @param kind   cause, which determines the remedy
 * @param reason sentence for an operator, without the final full stop
 * @param tokens the token file
 */
public record AccessProblem(Kind kind, String reason, Path tokens) {
    /** Causes. */
    public enum Kind {
        /** No authentication is configured although other machines can reach the service; no user is admitted. */
        NO_AUTHENTICATION,
        /** The token file is unreadable, so no token is valid. */
        TOKENS_REFUSED
    }
}
