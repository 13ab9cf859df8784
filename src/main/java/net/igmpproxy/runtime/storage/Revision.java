package net.igmpproxy.runtime.storage;

import java.time.Instant;
import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;

/**
 * Configuration that came into force.
 *
 * @param number        revision number, counted from 1
 * @param time          time at which it came into force
 * @param author        author of the change
 * @param reason        short description
 * @param changes       differences from the previous revision
 * @param configuration the complete document
 */
public record Revision(
        long number,
        Instant time,
        Author author,
        String reason,
        List<ConfigurationChange> changes,
        ProxyConfiguration configuration) {
    public Revision {
        changes = List.copyOf(changes);
    }
}
