package net.igmpproxy.linux.handover;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.igmpproxy.linux.libc.Epoll;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.socket.Contact;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Reception;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.Successor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the routing socket to a process that requests a handover, and to the keeper. The kernel removes VIFs and MFC
 * entries when the last descriptor of their socket is closed ({@code mroute_clean_tables} in {@code net/ipv4/ipmr.c}).
 * Until then it queues input there, so nothing is lost while any process has the socket open. All calls are
 * non-blocking, and a failure here becomes a {@link Limitation}.
 */
public final class Succession implements Resource {
    private static final Logger LOGGER = LoggerFactory.getLogger(Succession.class);
    private static final int MAX_CALLERS = 4;

    private final Native os;
    private final FileDescriptor routing;
    private final Epoll poller;
    private final List<Caller> callers = new ArrayList<>();
    private @Nullable LocalSocket listener;
    private boolean accepting;
    private boolean kept;
    private long closedUntil = System.nanoTime();
    private Optional<String> listenProblem = Optional.empty();
    private Optional<Supplier<String>> keeperProblem = Optional.empty();

    public Succession(Native os, FileDescriptor routing, Epoll poller) {
        this.os = os;
        this.routing = routing;
        this.poller = poller;
    }

    /** Connected process that has not yet completed its request. */
    private static final class Caller {
        private final LocalSocket connection;
        private boolean old;

        /**
         * True if the process has requested a handover and must answer the probe. This process stops its work only
         * after that answer.
         */
        private boolean isAsked;

        Caller(LocalSocket connection) {
            this.connection = connection;
        }
    }

    /** Starts to accept requests. If that fails, {@link #tend} retries. */
    public void open() {
        try {
            if (listener == null) {
                listener = LocalSocket.listen(os, Handover.PROXY);
            }
            if (!accepting && System.nanoTime() - closedUntil >= 0) {
                poller.watchSuccessor(listener.number());
                accepting = true;
            }
            listenProblem = Optional.empty();
        } catch (KernelException refused) {
            if (listenProblem.isEmpty()) {
                LOGGER.warn("No other process can take the place of this one  reason={}", refused.getMessage());
            }
            listenProblem = Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** Retries what has failed, and closes connections without a complete request. Must be called every few seconds. */
    public void tend() {
        open();
        for (Iterator<Caller> each = callers.iterator(); each.hasNext(); ) {
            Caller caller = each.next();
            if (caller.old) {
                each.remove();
                forget(caller);
                caller.connection.close();
            }
            caller.old = true;
        }
    }

    /** Returns a process that requests a handover, if any. */
    public Optional<Successor> next() {
        try {
            return hear();
        } catch (KernelException failed) {
            LOGGER.debug("A process that has connected could not be heard: {}", failed.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Successor> hear() {
        acceptCallers();
        for (Iterator<Caller> each = callers.iterator(); each.hasNext(); ) {
            Caller caller = each.next();
            Reception said = caller.connection.receive();
            if (said instanceof Reception.Nothing) {
                continue;
            }
            String word = word(said);
            if (word.equals(Handover.TAKE_LOCKED) && caller.connection.send(Handover.PREPARE)) {
                caller.isAsked = true;
                continue;
            }
            each.remove();
            forget(caller);
            if (caller.isAsked && word.equals(Handover.PREPARED)) {
                return Optional.of(successor(caller.connection));
            }
            caller.connection.close();
        }
        return Optional.empty();
    }

    /** Returns the received message; empty for a closed connection. */
    private static String word(Reception said) {
        if (!(said instanceof Reception.Message message)) {
            return "";
        }
        message.close();
        if (message.text().equals(Handover.TAKE)) {
            LOGGER.warn("A proxy of version 1.0.0 wants the place of this one; stop this process to start an older"
                    + " version");
        }
        return message.text();
    }

    /** Creates the successor. No further requests are accepted, and the socket name is released for the new process. */
    private Successor successor(LocalSocket connection) {
        stopListening();
        return new LocalSuccessor(os, connection, routing, this::resume);
    }

    private void resume() {
        closedUntil = System.nanoTime() + Handover.PAUSE.toNanos();
        open();
    }

    /**
     * Accepts connections. After a failure, for example without free descriptors, the socket is not polled until the
     * next {@link #tend}.
     */
    private void acceptCallers() {
        if (listener == null || !accepting) {
            return;
        }
        try {
            while (callers.size() < MAX_CALLERS) {
                Optional<LocalSocket> accepted = listener.accept();
                if (accepted.isEmpty()) {
                    return;
                }
                callers.add(new Caller(accepted.get()));
                poller.watchSuccessor(accepted.get().number());
            }
        } catch (KernelException failed) {
            LOGGER.debug("Cannot accept now: {}", failed.getMessage());
        }
        stopAccepting();
    }

    private void stopAccepting() {
        if (listener != null && accepting) {
            poller.forgetSuccessor(listener.number());
            accepting = false;
        }
    }

    private void forget(Caller caller) {
        poller.forgetSuccessor(caller.connection.number());
    }

    /** Gives the routing socket to the keeper, if there is one; it may have started since the last call. */
    public void keep() {
        boolean before = kept;
        kept = notifyKeeper(Handover.KEEP, routing);
        if (kept && !before) {
            LOGGER.info("A keeper keeps the streams going, should this process die");
        }
    }

    /** Requests the keeper to close its copy. */
    public void drop() {
        notifyKeeper(Handover.DROP);
    }

    private boolean notifyKeeper(String word, FileDescriptor... descriptors) {
        Optional<Supplier<String>> before = keeperProblem;
        try {
            Contact contact = LocalSocket.connect(os, Handover.KEEPER);
            keeperProblem = contact.accept(new KeeperProblem(os));
            if (contact instanceof Contact.Connected connected) {
                boolean sent = connected.socket().send(word, descriptors);
                connected.socket().close();
                return sent;
            }
        } catch (KernelException failed) {
            String reason = String.valueOf(failed.getMessage());
            keeperProblem = Optional.of(() -> reason);
        }
        if (before.isEmpty() && keeperProblem.isPresent()) {
            LOGGER.warn("No keeper is available  name={}", Handover.KEEPER);
        }
        return false;
    }

    /** Returns the unavailable features. The supplier searches for the conflicting process on the calling thread. */
    public Supplier<List<Limitation>> limitations() {
        Optional<String> listening = listenProblem;
        Optional<Supplier<String>> keeping = keeperProblem;
        return () -> {
            List<Limitation> all = new ArrayList<>();
            listening.ifPresent(reason -> all.add(new Limitation(
                    Limitation.Kind.HANDOVER,
                    reason + " It is held by " + new NameHolder(os).describe(Handover.PROXY))));
            keeping.ifPresent(reason -> all.add(new Limitation(Limitation.Kind.KEEPER, reason.get())));
            return List.copyOf(all);
        };
    }

    private void stopListening() {
        stopAccepting();
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    @Override
    public void close() {
        stopListening();
        callers.forEach(caller -> caller.connection.close());
        callers.clear();
    }

    /** The reason for which the keeper cannot be reached; empty if there is none. */
    private record KeeperProblem(Native os) implements Contact.Visitor<Optional<Supplier<String>>> {
        @Override
        public Optional<Supplier<String>> connected(Contact.Connected connected) {
            return Optional.empty();
        }

        @Override
        public Optional<Supplier<String>> untrusted(Contact.Untrusted untrusted) {
            return Optional.of(() -> "the name " + Handover.KEEPER + " is held by " + untrusted.peer());
        }

        @Override
        public Optional<Supplier<String>> busy(Contact.Busy busy) {
            return Optional.of(() -> "the process that holds the name " + Handover.KEEPER + " does not answer: "
                    + new NameHolder(os).describe(Handover.KEEPER));
        }

        @Override
        public Optional<Supplier<String>> nobody(Contact.Nobody nobody) {
            return Optional.empty();
        }
    }
}
