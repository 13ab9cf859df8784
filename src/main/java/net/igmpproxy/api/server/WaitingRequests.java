package net.igmpproxy.api.server;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.igmpproxy.api.AccessReview.Grant;
import net.igmpproxy.runtime.client.CutReason;
import org.jspecify.annotations.Nullable;

/**
 * Requests whose threads wait for their clients: for more of the body, or for room for more of the answer. They never are
 * more than {@link ClientLimits#maxWaiting()}: one more cuts the slowest, by {@link WatchedRequest#slowestFirst}. The other
 * threads of the connector are always free to answer.
 */
final class WaitingRequests {
    private final Consumer<CutReason> cuts;
    private final Set<WatchedRequest> waiting = new HashSet<>();
    private ClientLimits limits;
    private boolean closing;
    private long closingNanos;

    WaitingRequests(ClientLimits limits, Consumer<CutReason> cuts) {
        this.limits = limits;
        this.cuts = cuts;
    }

    synchronized void limit(ClientLimits changed) {
        limits = changed;
    }

    /** A thread begins to wait, or continues to wait for the same. */
    void begin(WatchedRequest request, ClientWait kind, long nowNanos) {
        tooMany(request, kind, nowNanos).ifPresent(slowest -> cut(slowest, CutReason.THREADS));
    }

    /** The wait has ended, if there was one. */
    synchronized void end(WatchedRequest request, long nowNanos) {
        request.endWait(nowNanos);
        waiting.remove(request);
    }

    /** Cuts the requests that have waited too long. */
    void cutOverdue(long nowNanos) {
        overdue(nowNanos).forEach(this::cut);
    }

    /**
     * Ends the streams whose clients have lost the right to read. They would not notice while they wait for a client that takes little
     * at a time. Asks without the lock, since an answer may take its time.
     */
    void cutRevoked() {
        granted().forEach((request, grant) -> {
            if (!grant.isValid() && revoke(request, grant)) {
                request.cut();
            }
        });
    }

    /**
     * Has all waits end, also those that begin later, so that they do not hold up the shutdown.
     *
     * @param graceNanos time left to the clients
     */
    synchronized void close(long nowNanos, long graceNanos) {
        closing = true;
        closingNanos = nowNanos + graceNanos;
    }

    /** Takes back {@link #close}. */
    synchronized void reopen() {
        closing = false;
    }

    /** Number of threads that wait for clients for this. */
    synchronized long count(ClientWait kind) {
        return waiting.stream().filter(request -> request.waitsFor(kind)).count();
    }

    private synchronized Optional<WatchedRequest> tooMany(WatchedRequest request, ClientWait kind, long nowNanos) {
        if (request.isWaiting()) {
            return Optional.empty();
        }
        request.beginWait(kind, nowNanos);
        waiting.add(request);
        if (waiting.size() <= limits.maxWaiting()) {
            return Optional.empty();
        }
        Optional<WatchedRequest> slowest = waiting.stream().min(WatchedRequest.slowestFirst(nowNanos));
        slowest.ifPresent(this::removeForOthers);
        return slowest;
    }

    private synchronized Map<WatchedRequest, CutReason> overdue(long nowNanos) {
        Map<WatchedRequest, CutReason> overdue = new HashMap<>();
        for (WatchedRequest request : waiting) {
            CutReason reason = reason(request, nowNanos);
            if (reason != null) {
                overdue.put(request, reason);
            }
        }
        overdue.keySet().forEach(this::remove);
        return overdue;
    }

    private synchronized Map<WatchedRequest, Grant> granted() {
        Map<WatchedRequest, Grant> granted = new HashMap<>();
        for (WatchedRequest request : waiting) {
            Grant grant = request.waitingGrant();
            if (grant != null) {
                granted.put(request, grant);
            }
        }
        return granted;
    }

    /** Returns whether the request waits now, and for the answer that the grant is of. */
    private synchronized boolean revoke(WatchedRequest request, Grant grant) {
        boolean waits = waiting.contains(request) && request.waitingGrant() == grant;
        if (waits) {
            remove(request);
        }
        return waits;
    }

    private @Nullable CutReason reason(WatchedRequest request, long nowNanos) {
        return closing && nowNanos - closingNanos >= 0 ? CutReason.SHUTDOWN : request.overdue(limits, nowNanos);
    }

    private void removeForOthers(WatchedRequest request) {
        request.makeRoom();
        remove(request);
    }

    private void remove(WatchedRequest request) {
        waiting.remove(request);
        request.decideCut();
    }

    /** Without the lock, since it makes system calls. */
    private void cut(WatchedRequest request, CutReason reason) {
        if (request.cut()) {
            cuts.accept(reason);
        }
    }
}
