package net.igmpproxy.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the kernel on a thread of its own: the process that has the routing socket, or keeps it, may take seconds to answer, and
 * may not answer at all. Used by the loop thread only.
 */
final class KernelOpening {
    /** An opening takes milliseconds, unless another process takes part in it: so long the loop waits for it. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private final Kernel.Opener opener;
    private final Runnable finished;
    private @Nullable CompletableFuture<Kernel> pending;

    /** The last opening took long: the loop does not wait for the next one. */
    private boolean slow;

    /**
     * @param finished run on another thread when an opening has ended that the loop does not wait for
     */
    KernelOpening(Kernel.Opener opener, Runnable finished) {
        this.opener = opener;
        this.finished = finished;
    }

    boolean isUnderWay() {
        return pending != null;
    }

    /**
     * Begins to open, or looks at what has become of that.
     *
     * @return the kernel; empty as long as the opening is under way
     * @throws KernelException if it was refused
     */
    Optional<Kernel> advance() {
        CompletableFuture<Kernel> current = pending;
        if (current == null) {
            current = begin();
            pending = current;
        }
        return result(current);
    }

    /** What is being opened is not needed any more. It is let go of when it has been opened. */
    void abandon() {
        CompletableFuture<Kernel> current = pending;
        pending = null;
        if (current != null) {
            CompletableFuture<Void> unused = current.thenAccept(Kernel::leave);
        }
    }

    private CompletableFuture<Kernel> begin() {
        CompletableFuture<Kernel> opening = new CompletableFuture<>();
        DaemonThreads.of(() -> open(opening), "igmp-proxy-opening").start();
        return opening;
    }

    private void open(CompletableFuture<Kernel> opening) {
        try {
            opening.complete(opener.open());
        } catch (Throwable failure) {
            opening.completeExceptionally(failure);
        }
        finished.run();
    }

    private Optional<Kernel> result(CompletableFuture<Kernel> current) {
        try {
            Kernel kernel = current.get(slow ? 0 : PROMPT.toMillis(), TimeUnit.MILLISECONDS);
            pending = null;
            slow = false;
            return Optional.of(kernel);
        } catch (TimeoutException late) {
            slow = true;
            return Optional.empty();
        } catch (ExecutionException failed) {
            pending = null;
            throw rethrown(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** As the opener has thrown it: a refusal is tried again, and an error ends the loop. */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
    }
}
