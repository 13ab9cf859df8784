package net.igmpproxy.api.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's processor of requests. It tells the channel when a thread works for it, and closes connections with slow heads. */
final class WatchedProcessor extends Http11Processor {
    private final ClientWatch watch;
    private @Nullable SocketWrapperBase<?> withPartOfHead;
    private long beganNanos;

    WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, ClientWatch watch) {
        super(protocol, adapter);
        this.watch = watch;
    }

    /** Called when bytes of a head have arrived. Without a part of it read before, they are its first ones. */
    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        if (!(connection.getSocket() instanceof WatchedChannel.Holder holder)) {
            return super.service(connection);
        }
        long nowNanos = System.nanoTime();
        if (connection != withPartOfHead) {
            beganNanos = nowNanos;
        }
        withPartOfHead = null;
        if (nowNanos - beganNanos >= watch.limits().requestNanos()) {
            watch.noteSlowHead();
            return SocketState.CLOSED;
        }
        // A write has no limit of its own but that of the watch, whose clock begins again with every byte taken.
        connection.setWriteTimeout(
                2 * TimeUnit.NANOSECONDS.toMillis(watch.limits().requestNanos()));
        holder.watch().begin(request, response, beganNanos);
        SocketState state = SocketState.CLOSED;
        try {
            state = super.service(connection);
            return state;
        } finally {
            withPartOfHead = state == SocketState.LONG && !isAsync() ? connection : null;
            holder.watch().end(state == SocketState.OPEN);
        }
    }
}
