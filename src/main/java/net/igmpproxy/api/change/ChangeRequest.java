package net.igmpproxy.api.change;

import net.igmpproxy.api.query.QueryParameters;
import net.igmpproxy.runtime.change.ChangeOrder;
import net.igmpproxy.runtime.change.StaleConfigurationException;

/**
 * What a request says about the change it wants besides the change itself. Controllers take it as a parameter; see
 * {@link ChangeRequestResolver} for where it comes from.
 *
 * @param order        who wants it, of which version, and how long it may stay unconfirmed
 * @param dryRun       whether only to tell what would change
 * @param onlyIfAbsent true if it may only make what does not exist ({@code If-None-Match: *})
 */
@QueryParameters({
    ChangeRequestResolver.DRY_RUN,
    ChangeRequestResolver.CONFIRM_WITHIN,
    ChangeRequestResolver.OVERWRITE_FILE
})
public record ChangeRequest(ChangeOrder order, boolean dryRun, boolean onlyIfAbsent) {
    /** The same of something that does not exist. */
    public ChangeRequest ofAbsent() {
        return new ChangeRequest(order, dryRun, false);
    }

    /**
     * Checks the condition on something that exists.
     *
     * @throws StaleConfigurationException if it may only make what does not exist
     */
    public void requirePresentAllowed() {
        if (onlyIfAbsent) {
            throw new StaleConfigurationException();
        }
    }
}
