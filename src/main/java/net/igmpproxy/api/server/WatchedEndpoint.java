package net.igmpproxy.api.server;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** Tomcat's endpoint with watched channels, able to bind its port before it accepts connections. */
final class WatchedEndpoint extends NioEndpoint {
    private final ClientWatch watch;

    /** True if the port is bound and the endpoint is not started. */
    private boolean reserved;

    WatchedEndpoint(ClientWatch watch) {
        this.watch = watch;
    }

    ClientWatch clients() {
        return watch;
    }

    /** Binds the port. Clients that connect before the start wait in the accept queue. */
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
