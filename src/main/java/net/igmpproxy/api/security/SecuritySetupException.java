package net.igmpproxy.api.security;

import org.jspecify.annotations.Nullable;

/** The service does not start as its access is set up. */
abstract class SecuritySetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    SecuritySetupException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    String remedy() {
        return remedy;
    }
}
