package net.igmpproxy.runtime.change;

/** The configuration in force is not the one that a change was made for. */
public class StaleConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A change was made for another version, or for something that did not exist. */
    public StaleConfigurationException() {
        super(
                "The version in force is not one that If-Match and If-None-Match allow: read the configuration again and repeat the"
                        + " change on it");
    }
}
