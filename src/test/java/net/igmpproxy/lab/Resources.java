package net.igmpproxy.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a laboratory has opened; closed in reverse order, all of it, whatever fails on the way. */
final class Resources implements AutoCloseable {
    private final Deque<Closing> open = new ArrayDeque<>();

    /** Something that can be closed without a checked exception. */
    @FunctionalInterface
    interface Closing {
        void close();
    }

    /** Takes charge of closing. */
    synchronized void own(Closing resource) {
        open.push(resource);
    }

    @Override
    public synchronized void close() {
        @Nullable RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException e) {
                failure = suppress(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException suppress(@Nullable RuntimeException first, RuntimeException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
