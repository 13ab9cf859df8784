package net.igmpproxy.api.security.token;

import org.jspecify.annotations.Nullable;

/** Thrown if the token file cannot be read or contains an invalid line. */
public final class InvalidTokenFileException extends SecuritySetupException {
    private static final long serialVersionUID = 1L;

    InvalidTokenFileException(String message, @Nullable Throwable cause) {
        super(
                message,
                "Correct the file of the tokens, or name another with --igmp-proxy.security.tokens-file=...",
                cause);
    }
}
