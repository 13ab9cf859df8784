package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LingeringConnectionsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Time after which Tomcat's thread has released a connection, in nanoseconds. */
    private static final long RELEASED = Duration.ofMillis(250).toNanos();

    private final List<String> closed = new ArrayList<>();
    private final LingeringConnections connections = new LingeringConnections();

    @AutoClose
    private ServerSocketChannel server;

    @AutoClose
    private SocketChannel channel;

    @BeforeEach
    void connect() throws Exception {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel = SocketChannel.open(server.getLocalAddress());
    }

    @Test
    void eachConnectionIsClosedOnceAtItsTime() {
        connections.add(new ClientConnection(channel), () -> closed.add("first"), 0, SECOND);
        connections.add(new ClientConnection(channel), () -> closed.add("second"), 0, 2 * SECOND);
        connections.closeDue(SECOND - 1);
        assertThat(closed).isEmpty();

        connections.closeDue(SECOND);
        connections.closeDue(2 * SECOND - 1);
        assertThat(closed).containsExactly("first");

        connections.closeDue(2 * SECOND);
        connections.closeDue(3 * SECOND);
        assertThat(closed).containsExactly("first", "second");
    }

    @Test
    void evictedConnectionIsClosedAheadOfOthersButNotBeforeTomcatHasLetGoOfIt() {
        ClientConnection evicted = new ClientConnection(channel);
        connections.add(new ClientConnection(channel), () -> closed.add("first"), 0, 5 * SECOND);
        connections.add(evicted, () -> closed.add("evicted"), 0, 5 * SECOND);

        evicted.evict();
        connections.closeDue(RELEASED - 1);
        assertThat(closed).isEmpty();

        connections.closeDue(RELEASED);
        assertThat(closed).containsExactly("evicted");
    }

    @Test
    void connectionEvictedJustBeforeItLingersIsClosedSoon() {
        ClientConnection evicted = new ClientConnection(channel);
        evicted.evict();
        connections.add(evicted, () -> closed.add("evicted"), 0, 5 * SECOND);

        connections.closeDue(RELEASED);
        assertThat(closed).containsExactly("evicted");
    }
}
