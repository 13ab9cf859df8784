package net.igmpproxy.runtime.change;

/** There is no change that waits for a confirmation. */
public final class NothingToConfirmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToConfirmException() {
        super(
                "No change waits for a confirmation: it was confirmed or taken back already, or made without confirmWithin");
    }
}
