package net.igmpproxy.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it was told. Any thread may use it. */
final class RecordingSupervisor implements Supervisor {
    private final AtomicInteger lifeSigns = new AtomicInteger();
    private volatile boolean replaced;

    boolean isReplaced() {
        return replaced;
    }

    int lifeSigns() {
        return lifeSigns.get();
    }

    @Override
    public void replaced() {
        replaced = true;
    }

    @Override
    public void alive() {
        lifeSigns.incrementAndGet();
    }
}
