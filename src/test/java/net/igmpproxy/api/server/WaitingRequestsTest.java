package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingRequestsTest {
    private static final long STALL = Duration.ofSeconds(5).toNanos();
    private static final long REQUEST = Duration.ofMinutes(2).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<CutReason> cuts = new ArrayList<>();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final WaitingRequests waits = new WaitingRequests(new ClientLimits(REQUEST, STALL, 2, 10), cuts::add);

    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws Exception {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws Exception {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        server.close();
    }

    @Test
    void oneTooManyCutsTheOneThatHasWaitedTheLongest() throws Exception {
        WatchedRequest first = request(0);
        WatchedRequest second = request(0);
        WatchedRequest third = request(0);
        waits.begin(second, ClientWait.ANSWER, 1);
        waits.begin(first, ClientWait.BODY, 2);
        waits.begin(third, ClientWait.BODY, 3);

        assertThat(cuts).containsExactly(CutReason.THREADS);
        assertThat(second.isWriteCut()).isTrue();
        assertThat(first.isReadCut()).isFalse();
        assertThat(waits.count(ClientWait.BODY)).isEqualTo(2);
    }

    @Test
    void allWaitsOfARequestCountTogether() throws Exception {
        WatchedRequest often = request(0);
        WatchedRequest once = request(0);
        waits.begin(often, ClientWait.BODY, 0);
        waits.end(often, SECOND);
        waits.begin(once, ClientWait.BODY, SECOND);
        waits.begin(often, ClientWait.BODY, SECOND + 1);
        waits.begin(request(0), ClientWait.BODY, SECOND + 2);

        assertThat(often.isReadCut()).isTrue();
        assertThat(once.isReadCut()).isFalse();
    }

    @Test
    void aRequestThatMovesIsKeptHoweverLongItHasWaited() throws Exception {
        WatchedRequest honest = request(0);
        waits.begin(honest, ClientWait.BODY, 0);
        for (int second = 1; second <= 10; second++) {
            waits.end(honest, second * SECOND);
            honest.move(35_000);
            waits.begin(honest, ClientWait.BODY, second * SECOND);
        }
        List<WatchedRequest> others = new ArrayList<>();
        for (int other = 0; other < 5; other++) {
            WatchedRequest dripping = request(10 * SECOND);
            others.add(dripping);
            waits.begin(dripping, ClientWait.BODY, 10 * SECOND + other);
            waits.end(dripping, 10 * SECOND + other);
            dripping.move(1);
            waits.begin(dripping, ClientWait.BODY, 10 * SECOND + other);
        }

        assertThat(honest.isReadCut()).isFalse();
        assertThat(others).extracting(WatchedRequest::isReadCut).containsExactly(true, true, true, true, false);
        assertThat(others).extracting(WatchedRequest::hasMadeRoom).containsExactly(true, true, true, true, false);
    }

    @Test
    void bytesBeforeTheFirstWaitShowNoPace() throws Exception {
        WatchedRequest burst = request(0);
        WatchedRequest other = request(0);
        burst.move(200_000);
        waits.begin(burst, ClientWait.ANSWER, 0);
        waits.begin(other, ClientWait.ANSWER, 1);
        waits.begin(request(0), ClientWait.ANSWER, 2);

        assertThat(burst.isWriteCut()).isTrue();
        assertThat(other.isWriteCut()).isFalse();
    }

    @Test
    void aRequestThatIsAnsweredIsCutFirst() throws Exception {
        WatchedRequest slow = request(0);
        WatchedRequest refused = request(0);
        waits.begin(slow, ClientWait.BODY, 0);
        waits.begin(refused, ClientWait.DISCARD, SECOND);
        waits.begin(request(0), ClientWait.BODY, 2 * SECOND);

        assertThat(refused.isReadCut()).isTrue();
        assertThat(slow.isReadCut()).isFalse();
    }

    @Test
    void aRequestWithACredentialIsCutAfterThoseWithout() throws Exception {
        WatchedRequest known = request(0);
        WatchedRequest faster = request(0);
        known.know();
        waits.begin(known, ClientWait.BODY, 0);
        waits.begin(faster, ClientWait.ANSWER, 0);
        waits.end(faster, SECOND);
        faster.move(1 << 20);
        waits.begin(faster, ClientWait.ANSWER, SECOND);
        WatchedRequest other = request(0);
        other.know();
        waits.begin(other, ClientWait.BODY, SECOND);

        assertThat(faster.isWriteCut()).isTrue();
        assertThat(other.isReadCut()).isFalse();
        assertThat(known.isReadCut()).isFalse();
    }

    @Test
    void aStreamOfEventsCountsItsPresentWaitAlone() throws Exception {
        WatchedRequest stream = request(0);
        WatchedRequest body = request(0);
        waits.begin(stream, ClientWait.EVENTS, 0);
        waits.end(stream, SECOND);
        waits.begin(body, ClientWait.BODY, SECOND);
        waits.begin(stream, ClientWait.EVENTS, SECOND + 1);
        waits.begin(request(0), ClientWait.BODY, SECOND + 2);

        assertThat(body.isReadCut()).isTrue();
        assertThat(stream.isWriteCut()).isFalse();
    }

    @Test
    void aWaitWithoutAByteEnds() throws Exception {
        WatchedRequest body = request(0);
        WatchedRequest stream = request(0);
        waits.begin(body, ClientWait.BODY, 0);
        waits.begin(stream, ClientWait.EVENTS, 1);
        waits.cutOverdue(STALL - 1);
        assertThat(cuts).isEmpty();

        waits.cutOverdue(STALL);
        waits.cutOverdue(STALL + 1);

        assertThat(cuts).containsExactly(CutReason.STALLED, CutReason.STALLED);
    }

    @Test
    void aRequestHasATotalTimeAndAStreamHasNone() throws Exception {
        WatchedRequest body = request(0);
        WatchedRequest stream = request(0);
        waits.begin(body, ClientWait.BODY, REQUEST - 1);
        waits.begin(stream, ClientWait.EVENTS, REQUEST - 1);
        waits.cutOverdue(REQUEST);

        assertThat(cuts).containsExactly(CutReason.REQUEST_TIME);
        assertThat(body.isReadCut()).isTrue();
    }

    @Test
    void theNextRequestOfAConnectionHasATimeOfItsOwn() throws Exception {
        WatchedRequest request = request(0);
        request.next(REQUEST);
        waits.begin(request, ClientWait.BODY, REQUEST);
        waits.cutOverdue(REQUEST + 1);

        assertThat(cuts).isEmpty();
    }

    @Test
    void theRestOfARefusedBodyIsDiscardedForASecondInAll() throws Exception {
        WatchedRequest refused = request(0);
        waits.begin(refused, ClientWait.DISCARD, 0);
        waits.end(refused, SECOND / 2);
        waits.begin(refused, ClientWait.DISCARD, SECOND / 2);
        waits.cutOverdue(SECOND - 1);
        assertThat(refused.isReadCut()).isFalse();

        waits.cutOverdue(SECOND);

        assertThat(refused.isReadCut()).isTrue();
        assertThat(cuts).as("it was answered, and not cut off").isEmpty();
    }

    @Test
    void aStreamThatWaitsEndsWithItsGrant() throws Exception {
        AtomicBoolean granted = new AtomicBoolean(true);
        WatchedRequest stream = request(0);
        WatchedRequest other = request(0);
        stream.grant(granted::get);
        other.grant(() -> true);
        waits.begin(stream, ClientWait.EVENTS, 0);
        waits.begin(other, ClientWait.EVENTS, 0);
        waits.cutRevoked();
        assertThat(stream.isWriteCut()).isFalse();

        granted.set(false);
        waits.cutRevoked();

        assertThat(stream.isWriteCut()).isTrue();
        assertThat(other.isWriteCut()).isFalse();
        assertThat(cuts).as("it was not slow").isEmpty();
    }

    /** The grant is checked without the lock; meanwhile the thread may serve the next request of the connection. */
    @Test
    void theNextRequestDoesNotEndWithTheGrantOfTheLast() throws Exception {
        WatchedRequest request = request(0);
        request.grant(() -> {
            waits.end(request, 1);
            request.next(1);
            waits.begin(request, ClientWait.BODY, 1);
            return false;
        });
        waits.begin(request, ClientWait.EVENTS, 0);

        waits.cutRevoked();

        assertThat(request.isReadCut()).isFalse();
        assertThat(waits.count(ClientWait.BODY)).isEqualTo(1);
    }

    @Test
    void aBodyThatIsCutCanStillBeAnswered() throws Exception {
        WatchedRequest body = request(0);
        waits.begin(body, ClientWait.BODY, 0);
        waits.cutOverdue(STALL);
        channels.get(0).write(ByteBuffer.wrap(new byte[] {'4'}));

        ByteBuffer read = ByteBuffer.allocate(1);
        assertThat(channels.get(1).read(read)).isEqualTo(1);
        assertThat(channels.get(0).read(ByteBuffer.allocate(1))).isNegative();
    }

    @Test
    void allWaitsEndWhenTheServiceStops() throws Exception {
        WatchedRequest before = request(0);
        WatchedRequest after = request(0);
        waits.begin(before, ClientWait.BODY, 0);
        waits.close(0, SECOND);
        waits.cutOverdue(SECOND - 1);
        assertThat(cuts).isEmpty();
        waits.cutOverdue(SECOND);
        waits.begin(after, ClientWait.ANSWER, SECOND);
        waits.cutOverdue(SECOND + 1);

        assertThat(cuts).containsExactly(CutReason.SHUTDOWN, CutReason.SHUTDOWN);
        waits.reopen();
        waits.begin(request(0), ClientWait.BODY, SECOND + 2);
        waits.cutOverdue(SECOND + 3);
        assertThat(cuts).hasSize(2);
    }

    @Test
    void halfOfTheThreadsThatStreamsLeaveMayWait() {
        assertThat(ClientLimits.of(1, 1, 200, 1024)).isEqualTo(new ClientLimits(1_000_000, 1_000_000, 84, 896));
        assertThat(ClientLimits.of(1, 1, 20, 4).maxWaiting()).isEqualTo(1);
        assertThat(ClientLimits.of(1, 1, -1, -1)).isEqualTo(new ClientLimits(1_000_000, 1_000_000, 84, 7168));
    }

    /** Creates a request on a new connection, and adds the server and client ends to {@link #channels}. */
    private WatchedRequest request(long beganNanos) throws Exception {
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        SocketChannel accepted = server.accept();
        channels.add(accepted);
        channels.add(client);
        return new WatchedRequest(new ClientConnection(accepted), beganNanos);
    }
}
