package net.igmpproxy.api.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

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

    private final WaitingRequests waits;
    private final OpenConnections connections;
    private @Nullable ClientConnection connection;
    private @Nullable WatchedRequest watched;
    private @Nullable Request request;
    private @Nullable Response response;

    WatchedChannel(WaitingRequests waits, OpenConnections connections) {
        this.waits = waits;
        this.connections = connections;
    }

    void opened(SocketChannel channel) {
        ClientConnection fresh = new ClientConnection(channel);
        connection = fresh;
        connections.opened(fresh);
    }

    void closed() {
        if (connection != null) {
            connections.closed(connection);
        }
    }

    /**
     * A thread begins to work for the connection.
     *
     * @param beganNanos time of the first byte of the request
     */
    void begin(Request beginning, Response answer, long beganNanos) {
        ClientConnection own = connection;
        if (own != null) {
            own.setInRequest(true);
            request = beginning;
            response = answer;
            watched = new WatchedRequest(own, beganNanos);
        }
    }

    /**
     * The thread has ended its work for the connection.
     *
     * @param answered whether the connection waits for its next request
     */
    void end(boolean answered) {
        endWait();
        watched = null;
        request = null;
        response = null;
        ClientConnection own = connection;
        if (own != null) {
            own.setInRequest(false);
            if (answered) {
                connections.answered(own);
            }
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
        WatchedRequest own = watched;
        if (own == null || request == null) {
            return count;
        }
        if (count == 0) {
            switch (request.getRequestProcessor().getStage()) {
                case Constants.STAGE_SERVICE -> beginWait(own, ClientWait.BODY);
                case Constants.STAGE_ENDINPUT -> beginWait(own, ClientWait.DISCARD);
                case Constants.STAGE_KEEPALIVE -> own.next(System.nanoTime());
                default -> {}
            }
            return count;
        }
        endWait();
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
        WatchedRequest own = watched;
        if (own != null && response != null) {
            if (count == 0 && !complete) {
                beginWait(own, isOfEvents(response) ? ClientWait.EVENTS : ClientWait.ANSWER);
            } else {
                endWait();
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

    private void beginWait(WatchedRequest own, ClientWait kind) {
        if (!own.isWaiting()) {
            waits.begin(own, kind, System.nanoTime());
        }
    }

    private void endWait() {
        WatchedRequest own = watched;
        if (own != null && own.isWaiting()) {
            waits.end(own, System.nanoTime());
        }
    }

    private static boolean isOfEvents(Response response) {
        String type = response.getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
