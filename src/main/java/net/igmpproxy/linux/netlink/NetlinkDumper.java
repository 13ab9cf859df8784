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
 * Dumps of kernel tables by netlink. The socket stays open, since it belongs to the network namespace it was opened in.
 * Concurrent callers wait for each other; a thread that must not wait needs its own dumper. The kernel writes each part
 * of a dump while the previous one is read, so reads never block.
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
     * @param kind netlink family, such as {@link SocketKind#ROUTE}
     */
    public NetlinkDumper(Native os, SocketKind kind) {
        this.socket = Socket.open(os, kind);
        this.datagrams = new Datagrams(socket);
        this.memory = os.allocate(MAX_REQUEST_OCTETS);
    }

    /**
     * Reads a complete table. A failed dump is repeated; messages left from it are skipped by their sequence number. If
     * the table changes during each attempt, the result of the last one is returned and may be inconsistent.
     *
     * @param request the request
     * @param parser  converts a message to a row; empty for irrelevant messages
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

    /** Dumps once; returns 0, EINTR if the table has changed meanwhile, or another errno. */
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

    /**
     * {@inheritDoc} Does not wait for a running dump: its thread closes the socket, and the descriptor is not reused
     * before.
     */
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
