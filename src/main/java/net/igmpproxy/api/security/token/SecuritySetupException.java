package net.igmpproxy.api.security.token;

import org.jspecify.annotations.Nullable;

/** Thrown if the security configuration prevents the startup of the service. */
public abstract class SecuritySetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public SecuritySetupException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
