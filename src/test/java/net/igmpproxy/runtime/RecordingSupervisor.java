package net.igmpproxy.runtime;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it was told. Any thread may use it. */
final class RecordingSupervisor implements Supervisor {
    private final AtomicInteger lifeSigns = new AtomicInteger();
    private volatile boolean replaced;
    private volatile Optional<Throwable> fault = Optional.empty();

    /** What has ended the loop. */
    Optional<Throwable> fault() {
        return fault;
    }

    boolean isReplaced() {
        return replaced;
    }

    int lifeSigns() {
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
