package net.igmpproxy.runtime.change;

/** Refusal of a change made for another version than the one in force. */
public class StaleConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the refusal of a change for another version, or for a resource that did not exist. */
    public StaleConfigurationException() {
        super("If-Match or If-None-Match does not allow the version in force: read the configuration again and"
                + " repeat the change");
    }
}
