package net.igmpproxy.linux.systemd;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Waiting;
import net.igmpproxy.linux.socket.DescriptorMessage;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.SocketConstants;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.linux.socket.UnixAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notification socket of the service manager (sd_notify(3)): datagrams of {@code NAME=value} lines to the address in
 * NOTIFY_SOCKET. There is no response, and an absent manager is no error. Thread-safe.
 */
public final class NotifySocket {
    private static final Logger LOGGER = LoggerFactory.getLogger(NotifySocket.class);
    private static final int ENDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Native> os;
    private final String name;

    /**
     * @param name path, or abstract name that begins with {@code @}
     */
    public NotifySocket(Supplier<Native> os, String name) {
        this.os = os;
        this.name = name;
    }

    /** Sends variables; waits up to two seconds if the manager is busy. */
    public void tell(Map<String, String> variables) {
        send(variables, 0);
    }

    /**
     * Sends variables and copies of descriptors without blocking, since a busy manager must not delay the loop.
     *
     * @return true if the message was sent
     */
    public boolean tryTell(Map<String, String> variables, FileDescriptor... descriptors) {
        return send(variables, SocketConstants.SOCK_NONBLOCK, descriptors);
    }

    private boolean send(Map<String, String> variables, int flags, FileDescriptor... descriptors) {
        String text = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue().replace('\n', ' '))
                .sorted()
                .collect(Collectors.joining("\n"));
        int errno = send(text, flags, descriptors);
        if (errno != 0) {
            LOGGER.debug("Could not tell the service manager {}: {}", text, Errno.describe(errno));
        }
        return errno == 0;
    }

    /**
     * Waits until the manager has processed all previous messages. The manager closes the descriptor of a BARRIER=1
     * message when it processes it. A manager without this feature closes the descriptor too.
     */
    public void awaitWorkedOff() {
        Native libc = os.get();
        Pointer ends = libc.allocate(ENDS * Integer.BYTES);
        if (libc.libc()
                        .socketpair(
                                SocketConstants.AF_UNIX,
                                SocketConstants.SOCK_STREAM | SocketConstants.SOCK_CLOEXEC,
                                0,
                                ends)
                < 0) {
            LOGGER.debug("socketpair: {}", Errno.describe(libc.errno()));
            return;
        }
        FileDescriptor own = new FileDescriptor(libc, name, ends.getInt(0));
        FileDescriptor given = new FileDescriptor(libc, name, ends.getInt(Integer.BYTES));
        boolean told = tryTell(Map.of("BARRIER", "1"), given);
        given.close();
        if (told) {
            Waiting.forInput(libc, own.number(), PATIENCE);
        }
        own.close();
    }

    private int send(String text, int flags, FileDescriptor... descriptors) {
        Native libc = os.get();
        int opened = libc.libc()
                .socket(SocketConstants.AF_UNIX, SocketConstants.SOCK_DGRAM | SocketConstants.SOCK_CLOEXEC | flags, 0);
        if (opened < 0) {
            return libc.errno();
        }
        FileDescriptor socket = new FileDescriptor(libc, name, opened);
        LocalSocket.limit(libc, opened, SocketOption.SO_SNDTIMEO, PATIENCE);
        try {
            UnixAddress address = new UnixAddress(libc, name);
            if (libc.libc().connect(opened, address.memory(), address.octets()) < 0) {
                return libc.errno();
            }
            return new DescriptorMessage(libc).send(opened, text.getBytes(StandardCharsets.UTF_8), descriptors);
        } finally {
            socket.close();
        }
    }
}
