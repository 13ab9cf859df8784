package net.igmpproxy.api.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/** Watched channel of a connection with TLS. */
final class TlsChannel extends SecureNioChannel implements WatchedChannel.Holder {
    /** Tomcat's result of a failed handshake. */
    private static final int FAILED = -1;

    private final WatchedChannel watch;
    private final ClientWatch clients;

    TlsChannel(SocketBufferHandler buffers, NioEndpoint endpoint, ClientWatch clients) {
        super(buffers, endpoint);
        this.clients = clients;
        watch = clients.channel();
    }

    /** Called when handshake data has arrived or can be sent. */
    @Override
    public int handshake(boolean read, boolean write) throws IOException {
        return clients.isHeadOverdue(watch, System.nanoTime()) ? FAILED : super.handshake(read, write);
    }

    @Override
    public WatchedChannel watch() {
        return watch;
    }

    @Override
    public void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper) throws IOException {
        super.reset(channel, wrapper);
        if (channel != null) {
            watch.opened(channel);
        }
    }

    @Override
    public void close(boolean force) throws IOException {
        watch.closed();
        super.close(force);
    }

    @Override
    public int read(ByteBuffer destination) throws IOException {
        return watch.afterRead(super.read(destination));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        try {
            int count = super.write(source);
            return watch.afterWrite(count, !source.hasRemaining() && getOutboundRemaining() == 0);
        } catch (IOException failure) {
            throw watch.explain(failure);
        }
    }
}
