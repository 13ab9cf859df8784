package net.igmpproxy.api.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/** Watched channel of a connection without TLS. */
final class PlainChannel extends NioChannel implements WatchedChannel.Holder {
    private final WatchedChannel watch;

    PlainChannel(SocketBufferHandler buffers, WatchedChannel watch) {
        super(buffers);
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
    public void close() throws IOException {
        watch.closed();
        super.close();
    }

    @Override
    public int read(ByteBuffer destination) throws IOException {
        return watch.afterRead(super.read(destination));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        try {
            return watch.afterWrite(super.write(source), !source.hasRemaining());
        } catch (IOException failure) {
            throw watch.explain(failure);
        }
    }
}
