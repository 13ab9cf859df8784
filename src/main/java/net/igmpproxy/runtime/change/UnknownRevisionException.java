package net.igmpproxy.runtime.change;

/** Failure to find a revision: it does not exist or was removed. */
public final class UnknownRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRevisionException(long number) {
        super("There is no revision " + number + ", or none any more: GET /api/v1/config/revisions lists all");
    }
}
