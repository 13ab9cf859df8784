package net.igmpproxy.runtime;

import java.util.function.Supplier;

/**
 * Gate between changes of what is stored and the handover of the place: the next process reads what is stored once this one
 * stands still, and nothing may be written after that. Nobody waits at it. Any thread may use it.
 */
final class ChangeGate {
    private final Runnable whenIdle;
    private int underWay;
    private boolean closed;

    /**
     * @param whenIdle run once the last change has ended that was under way when the gate was closed
     */
    ChangeGate(Runnable whenIdle) {
        this.whenIdle = whenIdle;
    }

    /**
     * Runs a change.
     *
     * @throws ProxyUnavailableException if the gate is closed: the change is not run
     */
    <T> T pass(Supplier<T> change) {
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
    synchronized boolean close() {
        closed = true;
        return underWay == 0;
    }

    /** Lets changes in again. */
    synchronized void open() {
        closed = false;
    }
}
