package net.igmpproxy.lab.netns;

/** Thrown if the laboratory itself fails, as opposed to the program under test. */
public final class LaboratoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaboratoryException(String message) {
        super(message);
    }

    public LaboratoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
