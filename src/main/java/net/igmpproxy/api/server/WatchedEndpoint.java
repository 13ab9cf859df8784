package net.igmpproxy.api.server;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** Tomcat's endpoint, whose channels are watched. */
final class WatchedEndpoint extends NioEndpoint {
    private final ClientWatch watch;

    WatchedEndpoint(ClientWatch watch) {
        this.watch = watch;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled()
                ? new TlsChannel(buffers, this, watch.channel())
                : new PlainChannel(buffers, watch.channel());
    }
}
