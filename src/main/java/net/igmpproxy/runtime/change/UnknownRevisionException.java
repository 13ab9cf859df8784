package net.igmpproxy.runtime.change;

/** There is no revision of this number, or none any more. */
public final class UnknownRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRevisionException(long number) {
        super("There is no revision " + number + ", or none any more: GET /api/v1/config/revisions lists all");
    }
}
