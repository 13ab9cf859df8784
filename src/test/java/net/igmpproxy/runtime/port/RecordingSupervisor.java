package net.igmpproxy.runtime.port;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Supervisor that records its notifications. Thread-safe. */
public final class RecordingSupervisor implements Supervisor {
    private final AtomicInteger lifeSigns = new AtomicInteger();
    private volatile boolean replaced;
    private volatile Optional<Throwable> fault = Optional.empty();

    /** Returns the error that ended the loop. */
    public Optional<Throwable> fault() {
        return fault;
    }

    public boolean isReplaced() {
        return replaced;
    }

    public int lifeSigns() {
        return lifeSigns.get();
    }

    @Override
    public void replaced(OptionalLong successor) {
        replaced = true;
    }

    @Override
    public void loopFailed(Throwable cause) {
        fault = Optional.of(cause);
    }

    @Override
    public void alive() {
        lifeSigns.incrementAndGet();
    }
}
