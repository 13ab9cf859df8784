package net.igmpproxy.linux;

import java.util.Optional;
import net.igmpproxy.linux.LocalSocket.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a copy of the routing socket of a proxy, so that the kernel goes on forwarding when the proxy dies, and gives it to
 * the next. It does nothing with it. One thread uses it.
 */
public final class Keeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(Keeper.class);

    private final LocalSocket listener;
    private @Nullable FileDescriptor kept;

    private Keeper(LocalSocket listener) {
        this.listener = listener;
    }

    /**
     * Begins to keep for the network namespace of the calling thread.
     *
     * @throws net.igmpproxy.runtime.KernelException if there is a keeper already, or a call failed
     */
    public static Keeper open() {
        LocalSocket listener = LocalSocket.listenPatiently(Native.load(), Handover.KEEPER);
        LOGGER.info("Ready to keep the multicast routing table of this network namespace");
        return new Keeper(listener);
    }

    /** Serves whoever connects next, and waits for that. */
    public void serveNext() {
        listener.accept(Handover.PATIENCE).ifPresent(this::serve);
    }

    private void serve(LocalSocket connection) {
        Optional<Message> message = connection.receive();
        message.ifPresent(said -> {
            switch (said.text()) {
                case Handover.KEEP -> keep(said);
                case Handover.TAKE -> give(connection);
                case Handover.DROP -> drop(said);
                default -> said.close();
            }
        });
        connection.close();
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
