package net.igmpproxy.lab.netns;

/** The laboratory itself failed, not what is tested in it. */
public final class LaboratoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaboratoryException(String message) {
        super(message);
    }

    public LaboratoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
