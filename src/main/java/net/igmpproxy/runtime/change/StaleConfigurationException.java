package net.igmpproxy.runtime.change;

/** Refusal of a change made for another version than the one in force. */
public class StaleConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the refusal of a change for another version, or for a resource that did not exist. */
    public StaleConfigurationException() {
        super(
                "The version in force is not one that If-Match and If-None-Match allow: read the configuration again and repeat the"
                        + " change on it");
    }
}
