package net.igmpproxy.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a laboratory has opened; closed in reverse order, all of it, whatever fails on the way, and also when the process
 * is interrupted.
 */
final class Resources implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Thread onExit = new Thread(this::closeAll, "laboratory-exit");

    Resources() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Takes charge of closing. */
    synchronized void own(Runnable closing) {
        open.push(closing);
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook has found nothing left to do
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
