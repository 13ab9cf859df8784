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
 * Questions of other threads to the loop, which are answered on its thread.
 *
 * @param loop answers them
 */
record LoopQuestions(ProxyLoop loop) {
    /** How long the loop may take to answer before it is taken to be stuck. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** How long something may take that the loop has begun with. */
    private static final Duration COMPLETION_TIMEOUT = Duration.ofSeconds(60);

    /** Asks the engine, and waits for the answer; returns nothing while it does not work. */
    <T> Optional<T> fromForwarder(Function<Forwarder, T> question) {
        return ask(() -> loop.forwarder().map(question));
    }

    /** Tells the engine something, if it works, and does not wait. */
    void tellForwarder(Consumer<Forwarder> news) {
        loop.post(() -> loop.forwarder().ifPresent(news));
    }

    /**
     * Asks the loop, and waits for the answer.
     *
     * @throws ProxyUnavailableException if there is none in time
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

    /** Either the loop never does it, or it is waited for: never is something reported as not done that is done later. */
    private static <T> T withdrawOrAwait(LoopQuestion<T> answer) {
        if (answer.withdraw()) {
            throw new ProxyUnavailableException("The loop thread did not answer within " + ANSWER_TIMEOUT.toSeconds()
                    + " s. Nothing was done, and nothing will be: try again");
        }
        try {
            return await(answer, COMPLETION_TIMEOUT);
        } catch (TimeoutException stuck) {
            throw new ProxyUnavailableException(
                    "The loop thread has begun with this, and has not come to an end within "
                            + COMPLETION_TIMEOUT.toSeconds() + " s");
        }
    }

    private static <T> T await(LoopQuestion<T> answer, Duration patience) throws TimeoutException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException ended) {
            throw new ProxyUnavailableException("The proxy in this process has ended");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ProxyUnavailableException("The loop thread failed: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProxyUnavailableException(
                    answer.withdraw()
                            ? "Interrupted while waiting for the loop thread: nothing was done"
                            : "Interrupted while the loop thread was at it");
        }
    }
}
