package net.igmpproxy.runtime.change;

import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;

/** Serializes changes of the stored configuration, and refuses them during and after a handover. */
final class ExclusiveChanges {
    private final ProxyControl control;
    private final Object lock = new Object();

    ExclusiveChanges(ProxyControl control) {
        this.control = control;
    }

    /**
     * Runs a change under the lock.
     *
     * @throws ProxyUnavailableException during or after a handover; nothing was done
     */
    <T> T run(Supplier<T> change) {
        synchronized (lock) {
            return control.keepingPlace(change);
        }
    }
}
