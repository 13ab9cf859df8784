package net.igmpproxy.runtime.storage;

import java.time.Instant;
import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;

/**
 * A configuration that came into force.
 *
 * @param number        counts up from 1
 * @param time          when it came into force
 * @param author        who brought it about
 * @param reason        what it was, in a few words
 * @param changes       how it differs from the one before
 * @param configuration the whole document
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
