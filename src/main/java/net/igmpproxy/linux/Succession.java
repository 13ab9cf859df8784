package net.igmpproxy.linux;

import java.util.Optional;
import net.igmpproxy.runtime.KernelException;
import net.igmpproxy.runtime.Successor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How others get the routing socket: one that wants the place of this process, and the keeper. The kernel removes VIFs and
 * entries when the last process closes the socket they were installed through ({@code mroute_clean_tables} in
 * {@code net/ipv4/ipmr.c}), and until then queues there what comes in: nothing is lost as long as anybody has it open.
 */
final class Succession implements Resource {
    private static final Logger LOGGER = LoggerFactory.getLogger(Succession.class);

    private final Native os;
    private final Socket routing;
    private final Epoll poller;
    private @Nullable LocalSocket listener;
    private boolean kept;

    Succession(Native os, Socket routing, Epoll poller) {
        this.os = os;
        this.routing = routing;
        this.poller = poller;
    }

    /** Is there for successors from now on. */
    void open() {
        try {
            LocalSocket opened = LocalSocket.listen(os, Handover.PROXY);
            listener = opened;
            poller.watchSuccessors(opened.number());
        } catch (KernelException refused) {
            LOGGER.warn("No other process can take the place of this one: {}", refused.getMessage());
        }
    }

    /** One who wants this process's place, if there is one. */
    Optional<Successor> next() {
        return Optional.ofNullable(listener)
                .flatMap(open -> open.accept(Handover.PATIENCE))
                .map(connection -> new LocalSuccessor(os, connection, routing));
    }

    /** Gives the keeper the socket, if there is a keeper; it may have come since the last time. */
    void keep() {
        boolean before = kept;
        kept = tellKeeper(Handover.KEEP, routing.descriptor());
        if (kept && !before) {
            LOGGER.info("A keeper keeps the streams going, should this process die");
        }
    }

    /** The keeper is to keep it no more. */
    void drop() {
        tellKeeper(Handover.DROP);
    }

    private boolean tellKeeper(String word, FileDescriptor... descriptors) {
        return LocalSocket.connect(os, Handover.KEEPER, Handover.PATIENCE)
                .map(keeper -> {
                    boolean sent = keeper.send(word, descriptors);
                    keeper.close();
                    return sent;
                })
                .orElse(false);
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
