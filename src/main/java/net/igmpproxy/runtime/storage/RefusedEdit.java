package net.igmpproxy.runtime.storage;

import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Edit of the configuration file made while a change waited for confirmation that never came. The file may contain that
 * change, so it is not adopted until it is written again.
 *
 * @param stamp   identifier of the file state
 * @param inForce configuration in force instead
 */
public record RefusedEdit(String stamp, ProxyConfiguration inForce) {
    /** Returns true if the stored content is this edit, without a later write. */
    public boolean isOf(StoredContent stored) {
        return stamp.equals(stored.stamp());
    }
}
