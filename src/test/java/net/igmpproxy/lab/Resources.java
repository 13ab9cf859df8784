package net.igmpproxy.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Resources of a laboratory. They are closed in reverse order, all of them despite failures, and also if the process is
 * interrupted.
 */
final class Resources implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Thread onExit = new Thread(this::closeAll, "laboratory-exit");

    Resources() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Adds an action that closes a resource. */
    synchronized void own(Runnable closing) {
        open.push(closing);
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the shutdown hook finds nothing left to close
        }
    }

    private synchronized void closeAll() {
        @Nullable RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().run();
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
