package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
    private final List<CutReason> cuts = new ArrayList<>();
    private final List<SocketChannel> accepted = new ArrayList<>();
    private final OpenConnections connections = new OpenConnections(new ClientLimits(1, 1, 1, 2), cuts::add);

    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws Exception {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws Exception {
        for (SocketChannel channel : accepted) {
            channel.close();
        }
        server.close();
    }

    @Test
    void oneTooManyClosesTheOldest() throws Exception {
        connect();
        connect();
        connect();

        assertThat(closed()).containsExactly(true, false, false);
        assertThat(cuts).containsExactly(CutReason.CONNECTIONS);
        assertThat(connections.count()).isEqualTo(2);
    }

    @Test
    void aCompleteRequestMakesAConnectionYoung() throws Exception {
        ClientConnection first = connect();
        connect();
        connections.answered(first);
        connect();

        assertThat(closed()).containsExactly(false, true, false);
    }

    @Test
    void aConnectionWithARequestInProgressIsLeftAlone() throws Exception {
        connect().setInRequest(true);
        connect();
        connect();

        assertThat(closed()).containsExactly(false, true, false);
    }

    @Test
    void aConnectionThatHasEndedMakesRoom() throws Exception {
        connections.closed(connect());
        connect();
        connect();

        assertThat(closed()).containsExactly(false, false, false);
        assertThat(cuts).isEmpty();
    }

    @Test
    void aConnectionThatLingersIsClosedByWhoeverKeepsIt() throws Exception {
        ClientConnection first = connect();
        first.linger();
        connect();
        assertThat(first.isEvicted()).isFalse();
        connect();

        assertThat(first.isEvicted()).isTrue();
        assertThat(closed()).containsExactly(false, false, false);
        assertThat(connections.count()).isEqualTo(2);
    }

    @Test
    void anAnswerOnAConnectionThatIsGoneCountsForNothing() throws Exception {
        ClientConnection gone = connect();
        connections.closed(gone);
        connections.answered(gone);

        assertThat(connections.count()).isZero();
    }

    private ClientConnection connect() throws Exception {
        try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            SocketChannel channel = server.accept();
            channel.configureBlocking(false);
            accepted.add(channel);
            ClientConnection connection = new ClientConnection(channel);
            connections.opened(connection);
            assertThat(client.isConnected()).isTrue();
            return connection;
        }
    }

    private List<Boolean> closed() {
        return accepted.stream()
                .map(channel -> channel.socket().isInputShutdown())
                .toList();
    }
}
