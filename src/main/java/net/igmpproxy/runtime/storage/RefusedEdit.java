package net.igmpproxy.runtime.storage;

import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * An edit of the configuration file that was made while a change waited for its confirmation, which never came. The file may
 * contain that change, so that it is not adopted until somebody writes it again.
 *
 * @param stamp   identifies the state of the file
 * @param inForce the configuration in force beside it
 */
public record RefusedEdit(String stamp, ProxyConfiguration inForce) {
    /** Returns true if what is stored is this edit, written by nobody since. */
    public boolean isOf(StoredContent stored) {
        return stamp.equals(stored.stamp());
    }
}
