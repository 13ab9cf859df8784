package net.igmpproxy.api.error;

/** A request that a controller cannot answer, put as the client shall read it. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    /**
     * A refusal.
     *
     * @param type   the kind of problem
     * @param detail what happened and what to do
     */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }
}
