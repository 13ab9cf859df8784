package net.igmpproxy.api.change;

import net.igmpproxy.api.query.QueryParameters;
import net.igmpproxy.runtime.change.ChangeOrder;
import net.igmpproxy.runtime.change.StaleConfigurationException;

/**
 * Parameters and conditions of a change request, without the change itself. A controller method parameter; see
 * {@link ChangeRequestResolver} for its sources.
 *
 * @param order        the author, the required version, and the time within which the change must be confirmed
 * @param dryRun       true to return the differences without applying them
 * @param onlyIfAbsent true if the request may only create ({@code If-None-Match: *})
 */
@QueryParameters({
    ChangeRequestResolver.DRY_RUN,
    ChangeRequestResolver.CONFIRM_WITHIN,
    ChangeRequestResolver.OVERWRITE_FILE
})
public record ChangeRequest(ChangeOrder order, boolean dryRun, boolean onlyIfAbsent) {
    /** Returns this request without the {@code onlyIfAbsent} condition, for a target that does not exist. */
    public ChangeRequest ofAbsent() {
        return new ChangeRequest(order, dryRun, false);
    }

    /**
     * Checks the condition for a target that exists.
     *
     * @throws StaleConfigurationException if the request may only create
     */
    public void requirePresentAllowed() {
        if (onlyIfAbsent) {
            throw new StaleConfigurationException();
        }
    }
}
