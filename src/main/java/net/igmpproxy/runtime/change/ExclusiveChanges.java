package net.igmpproxy.runtime.change;

import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;

/** Runs one change of what is stored at a time, and none while another process takes the place of this one, or after that. */
final class ExclusiveChanges {
    private final ProxyControl control;
    private final Object lock = new Object();

    ExclusiveChanges(ProxyControl control) {
        this.control = control;
    }

    /**
     * Runs a change.
     *
     * @throws ProxyUnavailableException if another process takes the place of this one: nothing was done
     */
    <T> T run(Supplier<T> change) {
        synchronized (lock) {
            return control.keepingPlace(change);
        }
    }
}
