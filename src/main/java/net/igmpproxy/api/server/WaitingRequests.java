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
 * Requests whose threads wait for their clients, either for the body or for space to write the response. At most
 * {@link ClientLimits#maxWaiting()}: one more cuts off the slowest, in the order of
 * {@link WatchedRequest#slowestFirst}. The other threads of the connector remain available.
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

    /** Begins or continues a wait of a request thread. */
    void begin(WatchedRequest request, ClientWait kind, long nowNanos) {
        tooMany(request, kind, nowNanos).ifPresent(slowest -> cut(slowest, CutReason.THREADS));
    }

    /** Ends the wait, if there is one. */
    synchronized void end(WatchedRequest request, long nowNanos) {
        request.endWait(nowNanos);
        waiting.remove(request);
    }

    /** Cuts off the requests that waited too long. */
    void cutOverdue(long nowNanos) {
        overdue(nowNanos).forEach(this::cut);
    }

    /**
     * Ends streams whose clients lost access. A stream thread does not notice this while it waits for a slow client.
     * The grants are checked without the lock, because the check may block.
     */
    void cutRevoked() {
        granted().forEach((request, grant) -> {
            if (!grant.isValid() && revoke(request, grant)) {
                request.cut();
            }
        });
    }

    /**
     * Makes all waits end, including later ones, so that they do not delay the shutdown.
     *
     * @param graceNanos the time left to the clients, in nanoseconds
     */
    synchronized void close(long nowNanos, long graceNanos) {
        closing = true;
        closingNanos = nowNanos + graceNanos;
    }

    /** Reverts {@link #close}. */
    synchronized void reopen() {
        closing = false;
    }

    /** Returns the number of threads that wait for clients for this reason. */
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

    /** Returns true if the request still waits, with the response that the grant belongs to. */
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

    /** Runs without the lock, because it makes system calls. */
    private void cut(WatchedRequest request, CutReason reason) {
        if (request.cut()) {
            cuts.accept(reason);
        }
    }
}
