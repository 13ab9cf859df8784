package net.igmpproxy.api.server;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** Tomcat's endpoint, whose channels are watched, and which can listen before it accepts. */
final class WatchedEndpoint extends NioEndpoint {
    private final ClientWatch watch;

    /** Whether it listens, and has not been started. */
    private boolean reserved;

    WatchedEndpoint(ClientWatch watch) {
        this.watch = watch;
    }

    ClientWatch clients() {
        return watch;
    }

    /** Listens. Until the endpoint is started clients that connect wait. */
    synchronized void reserve() throws Exception {
        try {
            super.bind();
            reserved = true;
        } finally {
            if (!reserved) {
                unbind();
            }
        }
    }

    @Override
    public synchronized void bind() throws Exception {
        if (!reserved) {
            super.bind();
        }
        reserved = false;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled() ? new TlsChannel(buffers, this, watch) : new PlainChannel(buffers, watch.channel());
    }
}
