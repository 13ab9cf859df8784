package net.igmpproxy.runtime.change;

import java.util.List;

/** A change would leave an enabled proxy, whose configuration is whole, without what it needs. */
public class IncompleteConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    /**
     * A refusal.
     *
     * @param missing what would be missing, in the words VyOS users know
     */
    public IncompleteConfigurationException(List<String> missing) {
        super(String.join(" ", missing)
                + " The proxy is enabled and would stop: to stop it, set enabled to false first or in the same change");
        this.missing = List.copyOf(missing);
    }

    /** What would be missing, in the words VyOS users know. */
    public List<String> missing() {
        return missing;
    }
}
