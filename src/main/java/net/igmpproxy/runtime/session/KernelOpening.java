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
 * Opens the kernel on a separate thread: the process or keeper that holds the routing socket may take seconds to
 * answer, or may never answer. Confined to the loop thread.
 */
final class KernelOpening {
    /** Time that the loop waits for an opening. It takes milliseconds unless another process is involved. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private final Kernel.Opener opener;
    private final Runnable finished;
    private @Nullable CompletableFuture<Opened> pending;

    /** True if the last opening was slow; the loop does not wait for the next one. */
    private boolean slow;

    /**
     * @param finished run on another thread when an opening has ended that the loop does not wait for
     */
    KernelOpening(Kernel.Opener opener, Runnable finished) {
        this.opener = opener;
        this.finished = finished;
    }

    /**
     * Open kernel and its configuration.
     *
     * @param before        configuration in force when the opening began
     * @param configuration configuration stored now
     */
    record Opened(Kernel kernel, ProxyConfiguration before, ProxyConfiguration configuration) {}

    boolean isUnderWay() {
        return pending != null;
    }

    /**
     * Starts an opening, or checks the one in progress.
     *
     * @param present configuration in force
     * @param inPlace returns the configuration for an open kernel, given the one in force; run on another thread
     * @return the kernel; empty while the opening is in progress
     * @throws KernelException if the opening failed
     */
    Optional<Opened> advance(ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
        CompletableFuture<Opened> current = pending;
        if (current == null) {
            current = begin(present, inPlace);
            pending = current;
        }
        return result(current);
    }

    /** Abandons the opening in progress; the kernel is left as soon as it is open. */
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

    /** Opens the kernel, then reads the configuration: the previous process changes it no more from then on. */
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

    /**
     * Returns the failure as thrown by the opener: a {@link RuntimeException} leads to a retry, an {@link Error} ends
     * the loop.
     */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
    }
}
