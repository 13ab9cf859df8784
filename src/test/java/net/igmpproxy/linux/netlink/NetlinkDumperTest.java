package net.igmpproxy.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import jnr.ffi.Pointer;
import net.igmpproxy.lab.Await;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.KernelException;
import org.junit.jupiter.api.Test;

class NetlinkDumperTest {
    private static final int ROW = 24;
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int INTERRUPTED = 0x10;

    private final ScriptedNetlink netlink = new ScriptedNetlink();
    private final NetlinkDumper dumper = new NetlinkDumper(netlink.os(), SocketKind.ROUTE);

    private List<Integer> dump() {
        return dumper.dump(
                RouteDump.MULTICAST_ROUTES,
                message -> Optional.of(message.body().getInt(0)));
    }

    private void answer(IntFunction<byte[]> datagram) {
        netlink.datagrams.add(datagram);
    }

    private static IntFunction<byte[]> message(int type, int flags, int content) {
        return sequence -> ByteBuffer.allocate(20)
                .order(ByteOrder.nativeOrder())
                .putInt(20)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0)
                .putInt(content)
                .array();
    }

    @Test
    void readsUntilTheEnd() {
        answer(message(ROW, 0, 1));
        answer(message(ROW, 0, 2));
        answer(message(DONE, 0, 0));
        assertThat(dump()).containsExactly(1, 2);
    }

    @Test
    void beginsAnewWhenTheTableChangedMeanwhile() {
        answer(message(ROW, INTERRUPTED, 1));
        answer(message(DONE, 0, 0));
        answer(message(ROW, 0, 2));
        answer(message(DONE, 0, 0));
        assertThat(dump()).containsExactly(2);
    }

    @Test
    void takesTheLastAnswerOfATableThatNeverRests() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            answer(message(ROW, INTERRUPTED, attempt));
            answer(message(DONE, 0, 0));
        }
        assertThat(dump()).containsExactly(5);
    }

    @Test
    void passesOverTheRestOfADumpThatBrokeOff() {
        answer(message(ERROR, 0, -Errno.EBUSY.number()));
        answer(sequence -> message(ROW, 0, 1).apply(sequence - 1));
        answer(sequence -> message(DONE, 0, 0).apply(sequence - 1));
        answer(message(ROW, 0, 2));
        answer(message(DONE, 0, 0));
        assertThat(dump()).containsExactly(2);
    }

    @Test
    void givesUpWhenTheKernelKeepsRefusing() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            answer(message(ERROR, 0, -Errno.ENOMEM.number()));
        }
        assertThatThrownBy(this::dump)
                .isInstanceOf(KernelException.class)
                .hasMessage("netlink(RTM_GETROUTE) for a dump failed: ENOMEM (out of memory).");
    }

    @Test
    void givesUpWhenNoAnswerComes() {
        assertThatThrownBy(this::dump).hasMessageContaining("EAGAIN");
    }

    @Test
    void readsNothingOnceClosed() {
        dumper.close();
        assertThatThrownBy(this::dump).hasMessageContaining("EBADF");
    }

    @Test
    void closingDoesNotWaitForADumpAndEndsIt() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        answer(sequence -> {
            reading.countDown();
            awaitUninterruptibly(closed);
            return message(ROW, INTERRUPTED, 1).apply(sequence);
        });
        answer(message(DONE, 0, 0));
        FutureTask<List<Integer>> dump = new FutureTask<>(this::dump);
        new Thread(dump).start();
        reading.await();

        dumper.close();
        assertThat(dump.isDone()).isFalse();
        assertThat(netlink.closed).as("the socket is in use").isFalse();

        closed.countDown();
        assertThatThrownBy(dump::get).hasMessageContaining("EBADF");
        Await.until("the socket to be closed", () -> netlink.closed);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kernel with scripted responses; each request makes further responses available. */
    private static final class ScriptedNetlink extends FakeLibC {
        private static final int SEQUENCE_OFFSET = 8;

        private final Deque<IntFunction<byte[]>> datagrams = new ArrayDeque<>();
        private int sequence;
        private volatile boolean closed;

        @Override
        public int close(int fd) {
            closed = true;
            return super.close(fd);
        }

        @Override
        public long send(int fd, Pointer buffer, long length, int flags) {
            if (fd < 0) {
                return fail(Errno.EBADF);
            }
            sequence = buffer.getInt(SEQUENCE_OFFSET);
            return length;
        }

        @Override
        public long recv(int fd, Pointer buffer, long length, int flags) {
            if (datagrams.isEmpty()) {
                return fail(Errno.EAGAIN);
            }
            byte[] datagram = datagrams.remove().apply(sequence);
            buffer.put(0, datagram, 0, datagram.length);
            return datagram.length;
        }
    }
}
