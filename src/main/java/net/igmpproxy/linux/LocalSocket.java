package net.igmpproxy.linux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jnr.ffi.Pointer;

/**
 * A Unix-domain socket of type SOCK_SEQPACKET, whose messages may carry descriptors. It waits, but not for longer than it is
 * told. Only processes of the same user, or root's, are talked to.
 */
final class LocalSocket implements Resource {
    private static final int AF_UNIX = 1;
    private static final int SOCK_SEQPACKET = 5;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int BACKLOG = 4;
    private static final int TIMEVAL_OCTETS = 16;
    private static final int UCRED_OCTETS = 12;
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

    /**
     * What a message says, and the descriptors that came with it.
     *
     * @param text        its text
     * @param descriptors belong to who receives them
     */
    record Message(String text, List<FileDescriptor> descriptors) implements Resource {
        Message {
            descriptors = List.copyOf(descriptors);
        }

        /** Closes the descriptors, if nobody has taken them. */
        @Override
        public void close() {
            descriptors.forEach(FileDescriptor::close);
        }
    }

    /** Begins to listen; {@link #accept} does not wait. */
    static LocalSocket listen(Native os, String name) {
        return listen(os, name, SOCK_NONBLOCK);
    }

    /** Begins to listen; {@link #accept} waits for as long as it takes. */
    static LocalSocket listenPatiently(Native os, String name) {
        return listen(os, name, 0);
    }

    private static LocalSocket listen(Native os, String name, int flags) {
        LocalSocket socket = open(os, name, flags);
        UnixAddress address = new UnixAddress(os, name);
        if (os.libc().bind(socket.number(), address.memory(), address.octets()) < 0
                || os.libc().listen(socket.number(), BACKLOG) < 0) {
            int errno = os.errno();
            socket.close();
            throw Failures.of("bind", name, errno);
        }
        return socket;
    }

    /** Connects with whoever listens; empty if nobody does, or one whom we have no reason to trust. */
    static Optional<LocalSocket> connect(Native os, String name, Duration patience) {
        LocalSocket socket = open(os, name, 0);
        UnixAddress address = new UnixAddress(os, name);
        if (os.libc().connect(socket.number(), address.memory(), address.octets()) < 0) {
            int errno = os.errno();
            socket.close();
            if (Errno.ECONNREFUSED.is(errno)) {
                return Optional.empty();
            }
            throw Failures.of("connect", name, errno);
        }
        return socket.ifTrusted(patience);
    }

    private static LocalSocket open(Native os, String name, int flags) {
        int opened = os.libc().socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | flags, 0);
        return new LocalSocket(os, name, FileDescriptor.opened(os, CALL, name, opened));
    }

    int number() {
        return descriptor.number();
    }

    /** One who has connected; empty if there is none, or one whom we have no reason to trust. */
    Optional<LocalSocket> accept(Duration patience) {
        int accepted = os.libc().accept4(number(), null, null, SOCK_CLOEXEC);
        if (accepted < 0 && !Errno.EAGAIN.is(os.errno()) && !Errno.EINTR.is(os.errno())) {
            throw Failures.of("accept4", name, os.errno());
        }
        return accepted < 0
                ? Optional.empty()
                : new LocalSocket(os, name, new FileDescriptor(os, name, accepted)).ifTrusted(patience);
    }

    /** Sends a message; answers whether it could. */
    boolean send(String text, FileDescriptor... descriptors) {
        return message.send(number(), text.getBytes(StandardCharsets.UTF_8), descriptors) == 0;
    }

    /** Waits for a message; empty if none comes in time, or the other side is gone. */
    Optional<Message> receive() {
        int length = message.receive(number());
        return length <= 0
                ? Optional.empty()
                : Optional.of(new Message(
                        new String(message.text(length), StandardCharsets.UTF_8), message.descriptors(name)));
    }

    private Optional<LocalSocket> ifTrusted(Duration patience) {
        int peer = peer();
        if (peer != 0 && peer != os.libc().geteuid()) {
            close();
            return Optional.empty();
        }
        limit(patience);
        return Optional.of(this);
    }

    /** How long the other is waited for. */
    void limit(Duration patience) {
        limit(SocketOption.SO_RCVTIMEO, patience);
        limit(SocketOption.SO_SNDTIMEO, patience);
    }

    /** The user of the process at the other end. */
    private int peer() {
        Pointer credentials = os.allocate(UCRED_OCTETS);
        Pointer length = os.allocate(Integer.BYTES);
        length.putInt(0, UCRED_OCTETS);
        SocketOption option = SocketOption.SO_PEERCRED;
        if (os.libc().getsockopt(number(), option.level(), option.number(), credentials, length) < 0) {
            throw Failures.of("getsockopt(SO_PEERCRED)", name, os.errno());
        }
        return credentials.getInt(UCRED_UID);
    }

    private void limit(SocketOption option, Duration patience) {
        int errno = limit(os, number(), option, patience);
        if (errno != 0) {
            throw Failures.of(option.call(), name, errno);
        }
    }

    /** How long one call on a socket waits; answers 0, or the error number. */
    static int limit(Native os, int socket, SocketOption option, Duration patience) {
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
