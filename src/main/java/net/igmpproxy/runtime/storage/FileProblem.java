package net.igmpproxy.runtime.storage;

/**
 * Reason why the configuration in force is not that of the configuration file.
 *
 * @param kind   what keeps the file from being in force
 * @param reason a sentence for an operator, without a full stop at its end
 */
public record FileProblem(Kind kind, String reason) {
    private static final FileProblem MISSING =
            new FileProblem(Kind.MISSING, "The configuration file is missing; any change writes it again");

    /** Causes, each of which has a remedy of its own. */
    public enum Kind {
        /** The file was removed, so that the next start would be without its configuration. */
        MISSING,
        /** The file is not adopted while a change waits for its confirmation. */
        WAITING,
        /** The file is not valid, cannot be read, or may contain a change that was not confirmed. */
        REFUSED
    }

    public static FileProblem missing() {
        return MISSING;
    }

    public static FileProblem waiting(Confirmation pending) {
        return new FileProblem(
                Kind.WAITING,
                "A change waits for its confirmation until " + pending.deadline()
                        + ". Once it is confirmed the edit is adopted. Otherwise the change is taken back, and the edit is"
                        + " adopted only after the file has been written again");
    }

    public static FileProblem refused(String reason) {
        return new FileProblem(Kind.REFUSED, reason);
    }

    public static FileProblem unconfirmed() {
        return refused(
                "It was edited while a change waited for its confirmation, may contain that change, and the change was"
                        + " not confirmed. To have the edit adopted, remove that change from it where needed and write the file again");
    }
}
