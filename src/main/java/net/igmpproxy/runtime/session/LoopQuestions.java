package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyUnavailableException;

/**
 * Requests of other threads to the loop, executed on the loop thread.
 *
 * @param loop the loop
 */
record LoopQuestions(ProxyLoop loop) {
    /** Time until the loop counts as stuck. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** Maximum time for a request that the loop has started. */
    private static final Duration COMPLETION_TIMEOUT = Duration.ofSeconds(60);

    /** Runs a query on the forwarder and waits for the result; empty while the proxy does not forward. */
    <T> Optional<T> fromForwarder(Function<Forwarder, T> question) {
        return ask(() -> loop.forwarder().map(question));
    }

    /** Posts an action on the forwarder, if it exists, without waiting. */
    void tellForwarder(Consumer<Forwarder> news) {
        loop.post(() -> loop.forwarder().ifPresent(news));
    }

    /**
     * Runs a query on the loop thread and waits for the result.
     *
     * @throws ProxyUnavailableException if the loop does not answer in time
     */
    <T> T ask(Supplier<T> question) {
        LoopQuestion<T> answer = new LoopQuestion<>(question::get);
        loop.post(answer);
        try {
            return await(answer, ANSWER_TIMEOUT);
        } catch (TimeoutException late) {
            return withdrawOrAwait(answer);
        }
    }

    /**
     * Withdraws a late request, or waits for it if it has started. A request reported as not executed is never executed
     * later.
     */
    private static <T> T withdrawOrAwait(LoopQuestion<T> answer) {
        if (answer.withdraw()) {
            throw new ProxyUnavailableException("The event loop did not respond within " + ANSWER_TIMEOUT.toSeconds()
                    + " s. The request was not and will not be executed: try again");
        }
        try {
            return await(answer, COMPLETION_TIMEOUT);
        } catch (TimeoutException stuck) {
            throw new ProxyUnavailableException(
                    "The event loop has started the request, but has not finished it within "
                            + COMPLETION_TIMEOUT.toSeconds() + " s");
        }
    }

    private static <T> T await(LoopQuestion<T> answer, Duration patience) throws TimeoutException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException ended) {
            throw new ProxyUnavailableException("The proxy in this process has stopped");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ProxyUnavailableException("The event loop failed: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProxyUnavailableException(
                    answer.withdraw()
                            ? "Interrupted while waiting for the loop thread: nothing was done"
                            : "Interrupted while the event loop executed the request");
        }
    }
}
