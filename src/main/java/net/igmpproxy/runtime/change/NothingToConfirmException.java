package net.igmpproxy.runtime.change;

/** Refusal to confirm or revert a change when no change waits for confirmation. */
public final class NothingToConfirmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToConfirmException() {
        super("No change waits for confirmation: it was already confirmed or rolled back, or made without"
                + " confirmWithin");
    }
}
