package net.igmpproxy.api.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client. Any thread may shut it down: the poller then wakes up the thread that waits for it, or has a
 * worker close it, as if the client had done so. Tomcat's own state is never touched from another thread.
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

    /** Returns whether a thread works for this connection at the moment. */
    boolean isInRequest() {
        return inRequest;
    }

    void setInRequest(boolean working) {
        inRequest = working;
    }

    /** No thread and no poller watches the connection any more: {@link LingeringConnections} closes it. */
    void linger() {
        lingering = true;
    }

    /** Has the connection closed: by Tomcat, or by whoever keeps it, who knows when Tomcat's thread has let go of it. */
    void evict() {
        evicted = true;
        if (!lingering) {
            shutdownInput();
        }
    }

    /** Returns whether it is to be closed so that others may connect. */
    boolean isEvicted() {
        return evicted;
    }

    /** Ends what comes in; an answer can still be sent. */
    void shutdownInput() {
        try {
            channel.shutdownInput();
        } catch (IOException closed) {
            LOGGER.debug("The connection is closed already", closed);
        }
    }

    /** Ends both directions; what the client has not taken yet is discarded, so that the kernel need not keep it. */
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
