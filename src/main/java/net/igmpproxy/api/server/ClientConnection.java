package net.igmpproxy.api.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connection of a client. Any thread may shut it down. The poller then wakes the waiting thread or lets a worker close
 * the connection, as if the client had closed it. Tomcat's own state is never changed from another thread.
 */
class ClientConnection {
    private static final Logger LOGGER = LoggerFactory.getLogger(ClientConnection.class);

    private final SocketChannel channel;
    private volatile boolean inRequest;
    private volatile boolean lingering;
    private volatile boolean evicted;

    ClientConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Returns true if a thread currently processes a request of this connection. */
    boolean isInRequest() {
        return inRequest;
    }

    void setInRequest(boolean working) {
        inRequest = working;
    }

    /** Marks the connection as no longer watched by a thread or poller; {@link LingeringConnections} closes it. */
    void linger() {
        lingering = true;
    }

    /**
     * Requests the close of the connection. Tomcat closes it, or {@link LingeringConnections} after Tomcat's thread has
     * released it.
     */
    void evict() {
        evicted = true;
        if (!lingering) {
            shutdownInput();
        }
    }

    /** Returns true if the connection must be closed to make room for others. */
    boolean isEvicted() {
        return evicted;
    }

    /** Shuts down the receiving side; a response can still be sent. */
    void shutdownInput() {
        try {
            channel.shutdownInput();
        } catch (IOException closed) {
            LOGGER.debug("The connection is closed already", closed);
        }
    }

    /** Shuts down both directions. Unsent data is discarded, so that the kernel need not keep it. */
    void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.shutdownOutput();
        } catch (IOException closed) {
            LOGGER.debug("The connection is closed already", closed);
        }
        shutdownInput();
    }
}
