package net.igmpproxy.api.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's request processor. It notifies the channel when a thread processes it, and closes connections with slow
 * request heads.
 */
final class WatchedProcessor extends Http11Processor {
    private final ClientWatch watch;

    WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, ClientWatch watch) {
        super(protocol, adapter);
        this.watch = watch;
    }

    /** Called when data has arrived. */
    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        if (!(connection.getSocket() instanceof WatchedChannel.Holder holder)) {
            return super.service(connection);
        }
        long nowNanos = System.nanoTime();
        WatchedChannel channel = holder.watch();
        if (watch.isHeadOverdue(channel, nowNanos)) {
            return SocketState.CLOSED;
        }
        // Tomcat's write timeout must not apply: the watch limits a write, and its clock restarts with every byte sent.
        connection.setWriteTimeout(
                2 * TimeUnit.NANOSECONDS.toMillis(watch.limits().requestNanos()));
        channel.begin(request, response, nowNanos);
        SocketState state = SocketState.CLOSED;
        boolean madeRoom = false;
        try {
            state = super.service(connection);
        } finally {
            madeRoom = channel.end(state == SocketState.LONG, System.nanoTime());
        }
        if (state != SocketState.CLOSED || !madeRoom) {
            return state;
        }
        channel.linger(watch, connection::close);
        // Keeps Tomcat from watching or closing the connection; it is closed later.
        return SocketState.SUSPENDED;
    }
}
