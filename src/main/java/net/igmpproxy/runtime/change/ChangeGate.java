package net.igmpproxy.runtime.change;

import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyUnavailableException;

/**
 * Gate between changes of what is stored and the handover of the place: the next process reads what is stored once this one
 * stands still, and nothing may be written after that. Nobody waits at it. Any thread may use it.
 */
public final class ChangeGate {
    private final Runnable whenIdle;
    private int underWay;
    private boolean closed;

    /**
     * @param whenIdle run once the last change has ended that was under way when the gate was closed
     */
    public ChangeGate(Runnable whenIdle) {
        this.whenIdle = whenIdle;
    }

    /**
     * Runs a change.
     *
     * @throws ProxyUnavailableException if the gate is closed: the change is not run
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
                    "Another process is taking the place of this one, or this one ends. Nothing was changed: send the change"
                            + " again");
        }
        underWay++;
    }

    private synchronized boolean isLastToLeave() {
        underWay--;
        return closed && underWay == 0;
    }

    /**
     * Lets no change in from now on.
     *
     * @return true if none is under way
     */
    public synchronized boolean close() {
        closed = true;
        return underWay == 0;
    }

    /** Lets changes in again. */
    public synchronized void open() {
        closed = false;
    }
}
