package net.igmpproxy.runtime.change;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.storage.Confirmation;
import net.igmpproxy.runtime.storage.RefusedEdit;
import net.igmpproxy.runtime.storage.RevisionStore;
import net.igmpproxy.runtime.storage.StoredContent;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.jspecify.annotations.Nullable;

/**
 * Pending change that waits for confirmation, and its timer. The pending change is stored before the change is made, so
 * an unconfirmed change survives neither a crash nor a restart.
 */
final class Confirmations implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final RevisionStore store;
    private final Clock clock;
    private final Runnable onDeadline;
    private final ScheduledExecutorService timer = DaemonThreads.timer("igmp-proxy-confirmation");
    private @Nullable Future<?> deadline;

    /**
     * @param onDeadline called on the timer thread when the deadline expires
     */
    Confirmations(RevisionStore store, Clock clock, Runnable onDeadline) {
        this.store = store;
        this.clock = clock;
        this.onDeadline = onDeadline;
    }

    /** Returns the pending change. */
    Optional<Confirmation> pending() {
        return store.confirmation();
    }

    /** Resumes the timer of a change made before a restart. */
    void resume() {
        pending().ifPresent(this::schedule);
    }

    /** Stores a pending change and starts its timer, before the change is made. */
    void begin(ProxyConfiguration before, ProxyConfiguration after, Duration within) {
        Confirmation confirmation = new Confirmation(clock.instant().plus(within), before, after);
        store.keep(Optional.of(confirmation));
        schedule(confirmation);
    }

    /** Ends the wait for confirmation. */
    void end() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        store.keep(Optional.empty());
    }

    /**
     * Ends the wait for confirmation of a change that was reverted while the file had an edit. The refused edit is
     * stored first: after a crash in between, the change is reverted again.
     */
    void endBeside(StoredContent edited, ProxyConfiguration inForce) {
        store.keepRefused(Optional.of(new RefusedEdit(edited.stamp(), inForce)));
        end();
    }

    /** Returns true if the stored content is an edit made while a change was pending that was never confirmed. */
    boolean isRefused(StoredContent stored) {
        return store.refusedEdit().filter(edit -> edit.isOf(stored)).isPresent();
    }

    /** Removes the record of a refused edit, because the stored content is in force. */
    void forgetRefused() {
        if (store.refusedEdit().isPresent()) {
            store.keepRefused(Optional.empty());
        }
    }

    /** Retries a failed reversal after a short delay. */
    void postpone() {
        schedule(RETRY);
    }

    private void schedule(Confirmation confirmation) {
        schedule(Duration.between(clock.instant(), confirmation.deadline()));
    }

    private void schedule(Duration left) {
        deadline = timer.schedule(onDeadline, Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
