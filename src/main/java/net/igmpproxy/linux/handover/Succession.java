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
 * How others get the routing socket: one that wants the place of this process, and the keeper. The kernel removes VIFs and
 * entries when the last process closes the socket they were installed through ({@code mroute_clean_tables} in
 * {@code net/ipv4/ipmr.c}), and until then queues there what comes in: nothing is lost as long as anybody has it open. No call
 * waits for another process, and what fails here is a {@link Limitation}.
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

    /** A process that has connected, and is not known yet to want the place and to listen. */
    private static final class Caller {
        private final LocalSocket connection;
        private boolean old;

        /** It wants the place, and is to show that it listens: only then does this process stand still for it. */
        private boolean isAsked;

        Caller(LocalSocket connection) {
            this.connection = connection;
        }
    }

    /** Is there for successors from now on, or from the next {@link #tend} on that succeeds. */
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

    /** To be called every few seconds: tries again what has failed, and closes who has connected and keeps silent. */
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

    /** One who has asked for this process's place, if there is one. */
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

    /** What it says; empty for one that has ended. */
    private static String word(Reception said) {
        if (!(said instanceof Reception.Message message)) {
            return "";
        }
        message.close();
        if (message.text().equals(Handover.TAKE)) {
            LOGGER.warn(
                    "A proxy of version 1.0.0 wants the place of this one; stop this process to start an older version");
        }
        return message.text();
    }

    /** Nobody else is listened to meanwhile, and the name is free for the successor. */
    private Successor successor(LocalSocket connection) {
        stopListening();
        return new LocalSuccessor(os, connection, routing, this::resume);
    }

    private void resume() {
        closedUntil = System.nanoTime() + Handover.PAUSE.toNanos();
        open();
    }

    /** What cannot be accepted, since descriptors have run out, waits until the next {@link #tend}, and wakes nobody till then. */
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

    /** Gives the keeper the socket, if there is a keeper; it may have come since the last time. */
    public void keep() {
        boolean before = kept;
        kept = notifyKeeper(Handover.KEEP, routing);
        if (kept && !before) {
            LOGGER.info("A keeper keeps the streams going, should this process die");
        }
    }

    /** The keeper is to keep it no more. */
    public void drop() {
        notifyKeeper(Handover.DROP);
    }

    private boolean notifyKeeper(String word, FileDescriptor... descriptors) {
        Optional<Supplier<String>> before = keeperProblem;
        try {
            Contact contact = LocalSocket.connect(os, Handover.KEEPER);
            keeperProblem = problem(contact);
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

    private Optional<Supplier<String>> problem(Contact contact) {
        if (contact instanceof Contact.Untrusted untrusted) {
            return Optional.of(() -> "the name " + Handover.KEEPER + " is held by " + untrusted.peer());
        }
        return contact instanceof Contact.Busy
                ? Optional.of(() -> "whoever holds the name " + Handover.KEEPER + " does not answer: "
                        + new NameHolder(os).describe(Handover.KEEPER))
                : Optional.empty();
    }

    /** What is not available; who stands in the way is looked for on the thread that asks. */
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
}
