package net.igmpproxy.runtime.change;

import java.util.List;

/** Refusal of a change that would make an enabled and complete proxy incomplete. */
public class IncompleteConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    /**
     * @param missing missing settings, in the terms of VyOS
     */
    public IncompleteConfigurationException(List<String> missing) {
        super(String.join(" ", missing)
                + " The proxy is enabled and would stop: to stop it, set enabled to false first or in the same change");
        this.missing = List.copyOf(missing);
    }

    /** Returns the missing settings, in the terms of VyOS. */
    public List<String> missing() {
        return missing;
    }
}
