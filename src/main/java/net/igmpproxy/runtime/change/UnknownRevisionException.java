package net.igmpproxy.runtime.change;

/** Failure to find a revision: it does not exist or was removed. */
public final class UnknownRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRevisionException(long number) {
        super("Revision " + number
                + " does not exist, or is no longer stored: GET /api/v1/config/revisions lists the stored revisions");
    }
}
