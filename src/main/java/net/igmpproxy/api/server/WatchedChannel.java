package net.igmpproxy.api.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import net.igmpproxy.api.AccessReview.Grant;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Sees when the thread of a request has to wait for the client: a read finds nothing, or a write no room. Tomcat's channels
 * never block; its threads then wait until the poller wakes them up. Used by one thread at a time, as the channel is.
 */
final class WatchedChannel {
    /** A channel of Tomcat's that is watched. */
    interface Holder {
        /** Returns the watch of the channel. */
        WatchedChannel watch();
    }

    /** As Tomcat has it before the first byte of a request. */
    private static final long NOT_STARTED = -1;

    private final WaitingRequests waits;
    private final OpenConnections connections;
    private @Nullable ClientConnection connection;
    private @Nullable WatchedRequest watched;
    private @Nullable Request request;
    private @Nullable Response response;
    private @Nullable Long firstByteNanos;
    private long startNanos;
    private boolean answered;

    WatchedChannel(WaitingRequests waits, OpenConnections connections) {
        this.waits = waits;
        this.connections = connections;
    }

    void opened(SocketChannel channel) {
        ClientConnection fresh = new ClientConnection(channel);
        connection = fresh;
        firstByteNanos = null;
        connections.opened(fresh);
    }

    void closed() {
        if (connection != null) {
            connections.closed(connection);
        }
    }

    /**
     * Bytes have arrived, also some that make up no request yet, such as empty lines or a part of a TLS record.
     *
     * @return time of the first of them since the last request was answered
     */
    long arrived(long nowNanos) {
        if (firstByteNanos == null) {
            firstByteNanos = nowNanos;
        }
        return firstByteNanos;
    }

    /** A thread begins to work for the connection. */
    void begin(Request beginning, Response answer, long nowNanos) {
        ClientConnection own = connection;
        if (own != null) {
            own.setInRequest(true);
            request = beginning;
            response = answer;
            startNanos = NOT_STARTED;
            watched = new WatchedRequest(own, arrived(nowNanos));
        }
    }

    /**
     * The thread has ended its work for the connection.
     *
     * @param partOfHead whether a part of the next request has arrived
     * @return whether the client was cut off so that others could be served
     */
    boolean end(boolean partOfHead, long nowNanos) {
        endWait();
        boolean madeRoom = watched != null && watched.hasMadeRoom();
        watched = null;
        request = null;
        response = null;
        ClientConnection own = connection;
        if (own != null) {
            own.setInRequest(false);
            if (answered) {
                firstByteNanos = partOfHead ? nowNanos : null;
                connections.answered(own);
            }
        }
        answered = false;
        return madeRoom;
    }

    /**
     * Keeps the connection for a while though its client was cut off.
     *
     * @param close closes it
     */
    void linger(ClientWatch clients, Runnable close) {
        if (connection != null) {
            clients.linger(connection, close);
        }
    }

    /**
     * A read has returned.
     *
     * @param count number of bytes; negative at the end
     * @return the same number
     * @throws SocketTimeoutException if the client was cut off
     */
    int afterRead(int count) throws SocketTimeoutException {
        WatchedRequest own = present();
        if (own == null || request == null) {
            return count;
        }
        if (count == 0) {
            switch (request.getRequestProcessor().getStage()) {
                case Constants.STAGE_PARSE -> {}
                case Constants.STAGE_KEEPALIVE -> answered = true;
                case Constants.STAGE_ENDINPUT -> beginWait(own, ClientWait.DISCARD);
                default -> beginWait(own, ClientWait.BODY);
            }
            return count;
        }
        endWait();
        own.move(count);
        if (count < 0 && own.isReadCut()) {
            throw new SocketTimeoutException("The body did not arrive in time");
        }
        return count;
    }

    /**
     * A write has returned.
     *
     * @param count number of bytes
     * @param complete whether nothing is left to write
     * @return the same number
     */
    int afterWrite(int count, boolean complete) {
        WatchedRequest own = present();
        if (own != null && response != null) {
            if (count == 0 && !complete) {
                beginWait(own, isOfEvents(response) ? ClientWait.EVENTS : ClientWait.ANSWER);
            } else {
                endWait();
                own.move(count);
            }
        }
        return count;
    }

    /** Returns what a failure of a write is, which may be that the client was cut off. */
    IOException explain(IOException failure) {
        endWait();
        if (watched == null || !watched.isWriteCut()) {
            return failure;
        }
        SocketTimeoutException cut = new SocketTimeoutException("The client did not take the answer in time");
        cut.initCause(failure);
        return cut;
    }

    /** The request that is served. Several may have arrived together: each has its own time. */
    private @Nullable WatchedRequest present() {
        WatchedRequest own = watched;
        long presentNanos = request == null ? NOT_STARTED : request.getStartTimeNanos();
        if (own != null && presentNanos != NOT_STARTED && presentNanos != startNanos) {
            if (startNanos != NOT_STARTED) {
                own.next(presentNanos);
            }
            startNanos = presentNanos;
        }
        return own;
    }

    private void beginWait(WatchedRequest own, ClientWait kind) {
        if (!own.isWaiting()) {
            if (hasCredential()) {
                own.know();
            }
            if (kind == ClientWait.EVENTS) {
                presentGrant().ifPresent(own::grant);
            }
            waits.begin(own, kind, System.nanoTime());
        }
    }

    private void endWait() {
        WatchedRequest own = watched;
        if (own != null && own.isWaiting()) {
            waits.end(own, System.nanoTime());
        }
    }

    /** Returns whether the request, which this thread serves, has been found to have a valid credential. */
    private static boolean hasCredential() {
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return found != null && found.isAuthenticated() && !(found instanceof AnonymousAuthenticationToken);
    }

    /** The grant of the request, which this thread serves; empty when only the rest of its answer is sent. */
    private static Optional<Grant> presentGrant() {
        RequestAttributes served = RequestContextHolder.getRequestAttributes();
        return served != null
                        && served.getAttribute(Grant.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Grant grant
                ? Optional.of(grant)
                : Optional.empty();
    }

    private static boolean isOfEvents(Response response) {
        String type = response.getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
