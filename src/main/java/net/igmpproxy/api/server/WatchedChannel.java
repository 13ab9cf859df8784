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
 * Detects when a request thread must wait for its client: a read returns no data, or a write finds no space. Tomcat's
 * channels never block; its threads wait until the poller wakes them. Used by one thread at a time, like the channel.
 */
final class WatchedChannel {
    /** Watched channel of Tomcat. */
    interface Holder {
        WatchedChannel watch();
    }

    /** Tomcat's value before the first byte of a request. */
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
     * Records the arrival of data, including data that forms no request yet, such as empty lines or part of a TLS
     * record.
     *
     * @return the time of the first data since the last response, in nanoseconds
     */
    long arrived(long nowNanos) {
        if (firstByteNanos == null) {
            firstByteNanos = nowNanos;
        }
        return firstByteNanos;
    }

    /** Records that a thread begins to process the connection. */
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
     * Records that the thread has finished processing the connection.
     *
     * @param partOfHead true if a part of the next request has arrived
     * @return true if the client was cut off to make room for others
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
     * Keeps the connection of a client that was cut off open for a while.
     *
     * @param close closes the connection
     */
    void linger(ClientWatch clients, Runnable close) {
        if (connection != null) {
            clients.linger(connection, close);
        }
    }

    /**
     * Records the result of a read.
     *
     * @param count the number of bytes; negative at the end of the stream
     * @return {@code count}
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
     * Records the result of a write.
     *
     * @param count the number of bytes
     * @param complete true if nothing is left to write
     * @return {@code count}
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

    /** Returns the cause of a failed write: a timeout if the client was cut off, otherwise the given failure. */
    IOException explain(IOException failure) {
        endWait();
        if (watched == null || !watched.isWriteCut()) {
            return failure;
        }
        SocketTimeoutException cut = new SocketTimeoutException("The client did not take the answer in time");
        cut.initCause(failure);
        return cut;
    }

    /** Returns the current request. Pipelined requests each have their own time. */
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

    /** Returns true if the request of this thread carries valid credentials. */
    private static boolean hasCredential() {
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return found != null && found.isAuthenticated() && !(found instanceof AnonymousAuthenticationToken);
    }

    /** Returns the grant of the request of this thread; empty while only the rest of its response is sent. */
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
