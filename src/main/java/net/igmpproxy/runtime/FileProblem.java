package net.igmpproxy.runtime;

/**
 * Reason why the configuration in force is not that of the configuration file.
 *
 * @param isMissing whether the file was removed, so that the next start would be without its configuration
 * @param reason    a sentence for an operator
 */
public record FileProblem(boolean isMissing, String reason) {
    private static final FileProblem MISSING =
            new FileProblem(true, "The configuration file is missing; any change writes it again");

    static FileProblem missing() {
        return MISSING;
    }

    static FileProblem refused(String reason) {
        return new FileProblem(false, reason);
    }
}
