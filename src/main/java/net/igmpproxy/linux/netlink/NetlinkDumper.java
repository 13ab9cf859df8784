package net.igmpproxy.linux.netlink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.socket.Datagrams;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;

/**
 * Dumps kernel tables by netlink. The socket is opened once, since it keeps the network namespace it was opened in;
 * any thread may ask, one after the other: a thread that must not wait for others has a dumper of its own. The kernel writes each part
 * of an answer while the one before is read, so reading never has to wait.
 */
public final class NetlinkDumper implements Resource {
    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_REQUEST_OCTETS = 1024;

    private final Socket socket;
    private final Datagrams datagrams;
    private final Pointer memory;
    private final ReentrantLock dumping = new ReentrantLock();
    private volatile boolean closed;
    private int sequence;

    /**
     * @param kind whose tables, such as {@link SocketKind#ROUTE}
     */
    public NetlinkDumper(Native os, SocketKind kind) {
        this.socket = Socket.open(os, kind);
        this.datagrams = new Datagrams(socket);
        this.memory = os.allocate(MAX_REQUEST_OCTETS);
    }

    /**
     * Reads a whole table. What goes wrong is tried again, since the rest of a dump that broke off is then passed over;
     * a table that changes all the time is answered as it was read last, which may be inconsistent.
     *
     * @param request which
     * @param parser  makes a row of a message, or nothing of one that does not matter
     */
    public <T> List<T> dump(DumpRequest request, Function<NetlinkMessage, Optional<T>> parser) {
        dumping.lock();
        try {
            return attemptRepeatedly(request, parser);
        } finally {
            dumping.unlock();
            releaseIfClosed();
        }
    }

    private <T> List<T> attemptRepeatedly(DumpRequest request, Function<NetlinkMessage, Optional<T>> parser) {
        for (int attempt = 1; ; attempt++) {
            if (closed) {
                throw Failures.of(request.call(), "a dump", Errno.EBADF.number());
            }
            List<T> rows = new ArrayList<>();
            int errno = attempt(request, message -> parser.apply(message).ifPresent(rows::add));
            if (errno == 0 || (attempt == MAX_ATTEMPTS && Errno.EINTR.is(errno))) {
                return List.copyOf(rows);
            }
            if (attempt == MAX_ATTEMPTS) {
                throw Failures.of(request.call(), "a dump", errno);
            }
        }
    }

    /** Dumps once; answers 0, or EINTR if the table changed meanwhile, or what went wrong. */
    private int attempt(DumpRequest request, Consumer<NetlinkMessage> rows) {
        sequence++;
        byte[] octets = request.encode(sequence);
        memory.put(0, octets, 0, octets.length);
        Native os = socket.os();
        long sent = os.libc().send(socket.number(), memory, octets.length, 0);
        return sent < 0 ? os.errno() : readAnswer(rows);
    }

    private int readAnswer(Consumer<NetlinkMessage> rows) {
        boolean interrupted = false;
        int length = datagrams.read();
        while (length >= 0) {
            for (NetlinkMessage message : NetlinkMessage.parse(datagrams.content(length))) {
                if (message.sequence() != sequence) {
                    continue;
                }
                interrupted |= message.isInterrupted();
                if (message.endsDump()) {
                    return message.errno() == 0 && interrupted ? Errno.EINTR.number() : message.errno();
                }
                rows.accept(message);
            }
            length = datagrams.read();
        }
        return -length;
    }

    /** {@inheritDoc} A dump under way is not waited for: its thread closes the socket, whose number nobody else gets before. */
    @Override
    public void close() {
        closed = true;
        releaseIfClosed();
    }

    private void releaseIfClosed() {
        if (closed && dumping.tryLock()) {
            try {
                socket.close();
            } finally {
                dumping.unlock();
            }
        }
    }
}
