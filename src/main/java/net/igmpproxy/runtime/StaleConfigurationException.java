package net.igmpproxy.runtime;

/** The configuration in force is not the one that a change was made for. */
public class StaleConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A change was made for another version. */
    public StaleConfigurationException() {
        super("The configuration has been changed in the meantime: read it again and repeat the change on it");
    }
}
