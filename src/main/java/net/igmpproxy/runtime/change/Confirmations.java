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
 * The change that waits for its confirmation, and the clock that runs against it. It is stored before the change is, so
 * that neither a crash nor a restart lets an unconfirmed change stay.
 */
final class Confirmations implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final RevisionStore store;
    private final Clock clock;
    private final Runnable onDeadline;
    private final ScheduledExecutorService timer = DaemonThreads.timer("igmp-proxy-confirmation");
    private @Nullable Future<?> deadline;

    /**
     * @param onDeadline called, on a thread of its own, when the time is over
     */
    Confirmations(RevisionStore store, Clock clock, Runnable onDeadline) {
        this.store = store;
        this.clock = clock;
        this.onDeadline = onDeadline;
    }

    /** The change that waits. */
    Optional<Confirmation> pending() {
        return store.confirmation();
    }

    /** Lets the clock run on for a change that was made before a restart. */
    void resume() {
        pending().ifPresent(this::schedule);
    }

    /** A change is about to be made that is to be confirmed. */
    void begin(ProxyConfiguration before, ProxyConfiguration after, Duration within) {
        Confirmation confirmation = new Confirmation(clock.instant().plus(within), before, after);
        store.keep(Optional.of(confirmation));
        schedule(confirmation);
    }

    /** Nothing waits any more. */
    void end() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        store.keep(Optional.empty());
    }

    /**
     * The change was taken back beside a file that others have edited. Both is kept so that a crash in between has the change
     * taken back once more.
     */
    void endBeside(StoredContent edited, ProxyConfiguration inForce) {
        store.keepRefused(Optional.of(new RefusedEdit(edited.stamp(), inForce)));
        end();
    }

    /** Returns true if others wrote what is stored while a change waited that nobody has confirmed. */
    boolean isRefused(StoredContent stored) {
        return store.refusedEdit().filter(edit -> edit.isOf(stored)).isPresent();
    }

    /** What is stored is in force. */
    void forgetRefused() {
        if (store.refusedEdit().isPresent()) {
            store.keepRefused(Optional.empty());
        }
    }

    /** The deadline could not be kept; it is tried again soon. */
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
