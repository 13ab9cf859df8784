package net.igmpproxy.api.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's processor of requests. It tells the channel when a thread works for it, and closes connections with slow heads. */
final class WatchedProcessor extends Http11Processor {
    private final ClientWatch watch;

    WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, ClientWatch watch) {
        super(protocol, adapter);
        this.watch = watch;
    }

    /** Called when bytes have arrived. */
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
        // A write has no limit of its own but that of the watch, whose clock begins again with every byte taken.
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
        // Nothing watches the connection any more. It is closed later.
        return SocketState.SUSPENDED;
    }
}
