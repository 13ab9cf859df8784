package net.igmpproxy.api.security.token;

import org.jspecify.annotations.Nullable;

/** The service does not start as its access is set up. */
public abstract class SecuritySetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public SecuritySetupException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
