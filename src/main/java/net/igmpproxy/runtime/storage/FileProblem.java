package net.igmpproxy.runtime.storage;

/**
 * Reason why the configuration file is not in force.
 *
 * @param kind   kind of problem
 * @param reason sentence for an operator, without the final full stop
 */
public record FileProblem(Kind kind, String reason) {
    private static final FileProblem MISSING =
            new FileProblem(Kind.MISSING, "The configuration file is missing; any change writes it again");

    /** Kinds of problems, each with its own remedy. */
    public enum Kind {
        /** The file was removed, so the next start would have no configuration. */
        MISSING,
        /** A change waits for confirmation; the file is not adopted until then. */
        WAITING,
        /** The file is invalid, unreadable, or may contain a change that was not confirmed. */
        REFUSED
    }

    public static FileProblem missing() {
        return MISSING;
    }

    public static FileProblem waiting(Confirmation pending) {
        return new FileProblem(
                Kind.WAITING,
                "A change waits for confirmation until " + pending.deadline()
                        + ". Once it is confirmed the edit is adopted. Otherwise the change is rolled back, and the"
                        + " edit is adopted only after the file has been written again");
    }

    public static FileProblem refused(String reason) {
        return new FileProblem(Kind.REFUSED, reason);
    }

    public static FileProblem unconfirmed() {
        return refused(
                "It was edited while a change waited for its confirmation, may contain that change, and the change was"
                        + " not confirmed. To have the edit adopted, remove that change from it where needed and"
                        + " write the file again");
    }
}
