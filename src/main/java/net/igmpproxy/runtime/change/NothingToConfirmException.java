package net.igmpproxy.runtime.change;

/** Refusal to confirm or revert a change when no change waits for confirmation. */
public final class NothingToConfirmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToConfirmException() {
        super(
                "No change waits for a confirmation: it was confirmed or taken back already, or made without confirmWithin");
    }
}
