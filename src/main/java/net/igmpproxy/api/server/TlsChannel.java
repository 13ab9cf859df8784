package net.igmpproxy.api.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/** Tomcat's channel of a connection with TLS, watched. */
final class TlsChannel extends SecureNioChannel implements WatchedChannel.Holder {
    private final WatchedChannel watch;

    TlsChannel(SocketBufferHandler buffers, NioEndpoint endpoint, WatchedChannel watch) {
        super(buffers, endpoint);
        this.watch = watch;
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
