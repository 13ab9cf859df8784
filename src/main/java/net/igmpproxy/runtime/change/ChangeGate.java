package net.igmpproxy.runtime.change;

import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyUnavailableException;

/**
 * Gate that excludes changes of the stored configuration from a handover. The next process reads the stored
 * configuration once this process has stopped; nothing may be written after that. Non-blocking and thread-safe.
 */
public final class ChangeGate {
    private final Runnable whenIdle;
    private int underWay;
    private boolean closed;

    /**
     * @param whenIdle run when the last change ends that was in progress when the gate was closed
     */
    public ChangeGate(Runnable whenIdle) {
        this.whenIdle = whenIdle;
    }

    /**
     * Runs a change.
     *
     * @throws ProxyUnavailableException if the gate is closed; the change is not run
     */
    public <T> T pass(Supplier<T> change) {
        enter();
        try {
            return change.get();
        } finally {
            if (isLastToLeave()) {
                whenIdle.run();
            }
        }
    }

    private synchronized void enter() {
        if (closed) {
            throw new ProxyUnavailableException(
                    "Another process is taking over, or this one is shutting down. Nothing was changed: send the"
                            + " change again");
        }
        underWay++;
    }

    private synchronized boolean isLastToLeave() {
        underWay--;
        return closed && underWay == 0;
    }

    /**
     * Closes the gate for further changes.
     *
     * @return true if no change is in progress
     */
    public synchronized boolean close() {
        closed = true;
        return underWay == 0;
    }

    /** Opens the gate for changes again. */
    public synchronized void open() {
        closed = false;
    }
}
