package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.task.DaemonThreads;
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
    private @Nullable CompletableFuture<Opened> pending;

    /** The last opening took long: the loop does not wait for the next one. */
    private boolean slow;

    /**
     * @param finished run on another thread when an opening has ended that the loop does not wait for
     */
    KernelOpening(Kernel.Opener opener, Runnable finished) {
        this.opener = opener;
        this.finished = finished;
    }

    /**
     * A kernel that is open, and the configuration to use it with.
     *
     * @param before        the configuration in force when the opening began
     * @param configuration the one that is stored now
     */
    record Opened(Kernel kernel, ProxyConfiguration before, ProxyConfiguration configuration) {}

    boolean isUnderWay() {
        return pending != null;
    }

    /**
     * Begins to open, or looks at what has become of that.
     *
     * @param present the configuration in force
     * @param inPlace returns the configuration for a kernel that has been opened, given the one in force; run on another thread
     * @return the kernel; empty as long as the opening is under way
     * @throws KernelException if it was refused
     */
    Optional<Opened> advance(ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
        CompletableFuture<Opened> current = pending;
        if (current == null) {
            current = begin(present, inPlace);
            pending = current;
        }
        return result(current);
    }

    /** What is being opened is not needed any more. It is let go of when it has been opened. */
    void abandon() {
        CompletableFuture<Opened> current = pending;
        pending = null;
        if (current != null) {
            CompletableFuture<Void> unused =
                    current.thenAccept(opened -> opened.kernel().leave());
        }
    }

    private CompletableFuture<Opened> begin(ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
        CompletableFuture<Opened> opening = new CompletableFuture<>();
        DaemonThreads.of(() -> complete(opening, present, inPlace), "igmp-proxy-opening")
                .start();
        return opening;
    }

    private void complete(
            CompletableFuture<Opened> opening, ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
        try {
            opening.complete(open(present, inPlace));
        } catch (Throwable failure) {
            opening.completeExceptionally(failure);
        }
        finished.run();
    }

    /** The configuration comes last: from then on the process before this one changes nothing. */
    private Opened open(ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
        Kernel kernel = opener.open();
        try {
            return new Opened(kernel, present, inPlace.apply(present));
        } catch (RuntimeException | Error failure) {
            kernel.leave();
            throw failure;
        }
    }

    private Optional<Opened> result(CompletableFuture<Opened> current) {
        try {
            Opened opened = current.get(slow ? 0 : PROMPT.toMillis(), TimeUnit.MILLISECONDS);
            pending = null;
            slow = false;
            return Optional.of(opened);
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
