package net.igmpproxy.linux.handover;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Waiting;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Reception.Message;
import net.igmpproxy.runtime.port.KernelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holder of a copy of the routing socket, so that the kernel continues forwarding when the proxy dies. It gives the
 * socket to the next proxy and does not use it. Confined to one thread.
 */
public final class Keeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(Keeper.class);

    /** Longest possible wait. */
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    /** Delay after a failure, since a lack of descriptors persists for a while. */
    private static final Duration BACK_OFF = Duration.ofMillis(500);

    private final Native os;
    private final LocalSocket listener;
    private @Nullable FileDescriptor kept;

    private Keeper(Native os, LocalSocket listener) {
        this.os = os;
        this.listener = listener;
    }

    /**
     * Starts to serve the network namespace of the calling thread.
     *
     * @throws net.igmpproxy.runtime.port.KernelException if there is a keeper already, or a call failed
     */
    public static Keeper open() {
        Native os = Native.load();
        LocalSocket listener = LocalSocket.listen(os, Handover.KEEPER);
        LOGGER.info("Ready to keep the multicast routing table of this network namespace");
        return new Keeper(os, listener);
    }

    /**
     * Waits for the next connection and serves it. A failure affects only that connection; the kept socket stays open.
     */
    public void serveNext() {
        Waiting.forInput(os, listener.number(), FOREVER);
        try {
            listener.accept().ifPresent(this::serve);
        } catch (KernelException failed) {
            LOGGER.warn("A process could not be served: {}", failed.getMessage());
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
    }

    private void serve(LocalSocket connection) {
        try (connection) {
            if (connection.receive(Handover.SHORT_PATIENCE) instanceof Message said) {
                switch (said.text()) {
                    case Handover.KEEP -> keep(said);
                    case Handover.TAKE -> give(connection);
                    case Handover.DROP -> drop(said);
                    default -> said.close();
                }
            }
        }
    }

    private void keep(Message message) {
        if (message.descriptors().isEmpty()) {
            return;
        }
        if (kept == null) {
            LOGGER.info("Keeping the multicast routing table of this network namespace");
        } else {
            kept.close();
        }
        kept = message.descriptors().get(0);
    }

    private void give(LocalSocket connection) {
        if (kept == null) {
            connection.send(Handover.NOTHING);
        } else if (new RoutingLock(os, kept).owner().isPresent()) {
            connection.send(Handover.OWNED);
        } else {
            LOGGER.info("Giving the multicast routing table to the process that asks");
            connection.send(Handover.ROUTING, kept);
        }
    }

    private void drop(Message message) {
        message.close();
        if (kept != null) {
            kept.close();
            kept = null;
            LOGGER.info("The proxy has ended in order, there is nothing left to keep");
        }
    }
}
