package net.igmpproxy.linux.socket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.libc.Waiting;

/**
 * Unix-domain socket of type SOCK_SEQPACKET, whose messages may carry descriptors. Calls without a timeout are
 * non-blocking. A peer must be a process of the same user or of root; this is checked before anything is read.
 */
public final class LocalSocket implements Resource {
    private static final int BACKLOG = 4;
    private static final int TIMEVAL_OCTETS = 16;
    private static final int UCRED_OCTETS = 12;
    private static final int UCRED_PID = 0;
    private static final int UCRED_UID = 4;
    private static final String CALL = "socket(AF_UNIX, SOCK_SEQPACKET)";

    private final Native os;
    private final String name;
    private final FileDescriptor descriptor;
    private final DescriptorMessage message;

    private LocalSocket(Native os, String name, FileDescriptor descriptor) {
        this.os = os;
        this.name = name;
        this.descriptor = descriptor;
        this.message = new DescriptorMessage(os);
    }

    /** Opens a listening socket. */
    public static LocalSocket listen(Native os, String name) {
        LocalSocket socket = open(os, name);
        UnixAddress address = new UnixAddress(os, name);
        if (os.libc().bind(socket.number(), address.memory(), address.octets()) < 0
                || os.libc().listen(socket.number(), BACKLOG) < 0) {
            int errno = os.errno();
            socket.close();
            throw Failures.of("bind", name, errno);
        }
        return socket;
    }

    /**
     * Connects to the listener of a name. {@code connect(2)} on a non-blocking socket does not wait for a place in the
     * queue.
     */
    public static Contact connect(Native os, String name) {
        LocalSocket socket = open(os, name);
        try {
            UnixAddress address = new UnixAddress(os, name);
            if (os.libc().connect(socket.number(), address.memory(), address.octets()) < 0) {
                return refused(name, os.errno(), socket);
            }
            Peer peer = socket.peer();
            if (peer.isTrusted(os)) {
                return new Contact.Connected(socket, peer);
            }
            socket.close();
            return new Contact.Untrusted(peer);
        } catch (RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private static Contact refused(String name, int errno, LocalSocket socket) {
        socket.close();
        if (Errno.ECONNREFUSED.is(errno)) {
            return new Contact.Nobody();
        }
        if (Errno.EAGAIN.is(errno)) {
            return new Contact.Busy();
        }
        throw Failures.of("connect", name, errno);
    }

    private static LocalSocket open(Native os, String name) {
        int opened = os.libc()
                .socket(
                        SocketConstants.AF_UNIX,
                        SocketConstants.SOCK_SEQPACKET | SocketConstants.SOCK_CLOEXEC | SocketConstants.SOCK_NONBLOCK,
                        0);
        return new LocalSocket(os, name, FileDescriptor.opened(os, CALL, name, opened));
    }

    public int number() {
        return descriptor.number();
    }

    /**
     * Accepts a connection; empty if there is none, or if the peer is not trusted and was closed unread.
     *
     * @throws net.igmpproxy.runtime.port.KernelException if descriptors or memory are exhausted; the peer stays in the
     *     queue
     */
    public Optional<LocalSocket> accept() {
        int accepted =
                os.libc().accept4(number(), null, null, SocketConstants.SOCK_CLOEXEC | SocketConstants.SOCK_NONBLOCK);
        if (accepted >= 0) {
            return new LocalSocket(os, name, new FileDescriptor(os, name, accepted)).ifTrusted();
        }
        int errno = os.errno();
        if (Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno) || Errno.ECONNABORTED.is(errno)) {
            return Optional.empty();
        }
        throw Failures.of("accept4", name, errno);
    }

    private Optional<LocalSocket> ifTrusted() {
        try {
            if (peer().isTrusted(os)) {
                return Optional.of(this);
            }
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        close();
        return Optional.empty();
    }

    /** Sends a message; returns false on failure. */
    public boolean send(String text, FileDescriptor... descriptors) {
        return message.send(number(), text.getBytes(StandardCharsets.UTF_8), descriptors) == 0;
    }

    /** Receives a message without blocking. */
    public Reception receive() {
        int length = message.receive(number());
        if (length > 0) {
            return new Reception.Message(
                    new String(message.text(length), StandardCharsets.UTF_8), message.descriptors(name));
        }
        return Errno.EAGAIN.is(-length) || Errno.EINTR.is(-length)
                ? new Reception.Nothing()
                : new Reception.End(length == 0);
    }

    /** Receives a message within the timeout. Must not be used on the loop thread, except during a handover. */
    public Reception receive(Duration patience) {
        Reception received = receive();
        return received instanceof Reception.Nothing && Waiting.forInput(os, number(), patience) ? receive() : received;
    }

    /** Returns the process at the other end (SO_PEERCRED). */
    public Peer peer() {
        Pointer credentials = os.allocate(UCRED_OCTETS);
        Pointer length = os.allocate(Integer.BYTES);
        length.putInt(0, UCRED_OCTETS);
        SocketOption option = SocketOption.SO_PEERCRED;
        if (os.libc().getsockopt(number(), option.level(), option.number(), credentials, length) < 0) {
            throw Failures.of("getsockopt(SO_PEERCRED)", name, os.errno());
        }
        return new Peer(credentials.getInt(UCRED_PID), credentials.getInt(UCRED_UID));
    }

    /** Sets the timeout of single calls on a socket; returns 0 or errno. */
    public static int limit(Native os, int socket, SocketOption option, Duration patience) {
        Pointer time = os.allocate(TIMEVAL_OCTETS);
        time.putLong(0, patience.toSeconds());
        time.putLong(Long.BYTES, patience.toNanosPart() / 1000);
        int result = os.libc().setsockopt(socket, option.level(), option.number(), time, TIMEVAL_OCTETS);
        return result < 0 ? os.errno() : 0;
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
