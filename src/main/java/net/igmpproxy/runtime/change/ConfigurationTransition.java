package net.igmpproxy.runtime.change;

import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;

/**
 * Change from one configuration to another, made or planned.
 *
 * @param before the configuration in force before the change
 * @param after  the new configuration; equals {@code before} if nothing changes
 */
public record ConfigurationTransition(ProxyConfiguration before, ProxyConfiguration after) {
    /** Computes the differences, in document order. */
    public List<ConfigurationChange> differences() {
        return ConfigurationChange.between(before, after);
    }
}
