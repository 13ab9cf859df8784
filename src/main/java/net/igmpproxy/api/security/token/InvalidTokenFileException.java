package net.igmpproxy.api.security.token;

import org.jspecify.annotations.Nullable;

/** The file of the tokens cannot be read, or has a line that is not understood. */
public final class InvalidTokenFileException extends SecuritySetupException {
    private static final long serialVersionUID = 1L;

    InvalidTokenFileException(String message, @Nullable Throwable cause) {
        super(
                message,
                "Correct the file of the tokens, or name another with --igmp-proxy.security.tokens-file=...",
                cause);
    }
}
