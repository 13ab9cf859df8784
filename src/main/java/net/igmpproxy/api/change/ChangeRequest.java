package net.igmpproxy.api.change;

import net.igmpproxy.runtime.ChangeOrder;

/**
 * What a request says about the change it wants besides the change itself. Controllers take it as a parameter; see
 * {@link ChangeRequestResolver} for where it comes from.
 *
 * @param order  who wants it, of which version, and how long it may stay unconfirmed
 * @param dryRun whether only to tell what would change
 */
public record ChangeRequest(ChangeOrder order, boolean dryRun) {}
