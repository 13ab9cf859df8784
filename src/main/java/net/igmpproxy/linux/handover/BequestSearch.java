package net.igmpproxy.linux.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.socket.Peer;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Refusal;
import net.igmpproxy.runtime.port.RoutingTableInUseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search for state left by a previous process: at the running proxy, the service manager and the keeper. It blocks the
 * thread that opens the kernel for a few seconds at most. A process that is untrusted, refuses the connection or does
 * not answer is skipped. If that process owns the routing socket, its lock or the kernel refuses the socket to this
 * process.
 */
public final class BequestSearch {
    private static final Logger LOGGER = LoggerFactory.getLogger(BequestSearch.class);
    private static final String CALL = "handover";
    private static final Path PROC = Path.of("/proc");

    private final Native os;
    private final ServiceManager manager;
    private Optional<Peer> silent = Optional.empty();

    public BequestSearch(Native os, ServiceManager manager) {
        this.os = os;
        this.manager = manager;
    }

    /**
     * Finds the state and acquires its lock, or returns empty if there is none. A proxy that hands over keeps the lock
     * until the takeover is complete.
     *
     * @throws KernelException if a living process owns the socket and does not hand over now
     */
    public Optional<Bequest> find() {
        Optional<Bequest> given = fromProxy();
        // Close the copies of the service manager before the lock is acquired: closing them later would release the
        // lock.
        given.ifPresent(newer -> manager.forget());
        if (given.filter(BequestSearch::keepsTheLock).isPresent()) {
            begin((Predecessor) given.get());
            return given;
        }
        Optional<Bequest> found = given.or(manager::bequest).or(this::fromKeeper);
        found.ifPresent(this::lock);
        return found;
    }

    /**
     * Opens a new routing socket if no process has left one; the kernel allows one per network namespace.
     *
     * @throws KernelException if the socket cannot be opened; names the silent proxy if that owns the socket
     */
    public Socket openNew(Supplier<Socket> opener) {
        try {
            return opener.get();
        } catch (RoutingTableInUseException inUse) {
            Optional<Refusal.Holder> holder = inUse.refusal().holder();
            Optional<Peer> owner = silent.filter(peer -> peer.process() == 0
                    || holder.map(Refusal.Holder::process)
                            .map(process -> process == peer.process())
                            .orElse(true));
            throw owner.<KernelException>map(BequestSearch::doesNotHandOver).orElse(inUse);
        }
    }

    private Optional<Bequest> fromProxy() {
        Optional<Inquiry> asked = Inquiry.make(os, Handover.PROXY, Handover.TAKE_LOCKED, Handover.PATIENCE);
        if (asked.filter(Inquiry::isClosed).isEmpty()) {
            return asked.flatMap(inquiry -> given(inquiry, Predecessor.Kind.PROXY));
        }
        // Version 1.0.0 closes the connection on an unknown message.
        asked.get().close();
        return Inquiry.make(os, Handover.PROXY, Handover.TAKE, Handover.SHORT_PATIENCE)
                .flatMap(inquiry -> given(inquiry, Predecessor.Kind.FIRST_VERSION));
    }

    /**
     * Returns the state given by a proxy. A silent proxy is remembered; the lock and the kernel decide whether it owns
     * the socket.
     */
    private Optional<Bequest> given(Inquiry inquiry, Predecessor.Kind kind) {
        Optional<Bequest> given = inquiry.given(kind);
        if (given.isEmpty()) {
            inquiry.close();
            silent = Optional.of(inquiry.peer());
            // Logged at DEBUG, because it happens at each attempt. A refusal or a limitation reports the consequence.
            LOGGER.debug(
                    "Process does not answer, looking for the routing socket without it  name={} holder={}",
                    Handover.PROXY,
                    inquiry.peer());
        }
        return given;
    }

    private static KernelException doesNotHandOver(Peer peer) {
        return new KernelException(
                CALL,
                Errno.EAGAIN.number(),
                peer
                        + " is the proxy of this network namespace and does not hand over. This one waits for it to answer or"
                        + " to end: continue it (kill -CONT) if it is stopped, end it if it is stuck.");
    }

    private Optional<Bequest> fromKeeper() {
        Optional<Inquiry> asked = Inquiry.make(os, Handover.KEEPER, Handover.TAKE, Handover.SHORT_PATIENCE);
        if (asked.filter(inquiry -> inquiry.says(Handover.OWNED)).isPresent()) {
            asked.get().close();
            throw silent.map(BequestSearch::doesNotHandOver).orElseGet(() -> owned(OptionalInt.empty()));
        }
        Optional<Bequest> given = asked.flatMap(inquiry -> inquiry.given(Predecessor.Kind.KEEPER));
        if (given.isEmpty()) {
            asked.ifPresent(Inquiry::close);
        }
        return given;
    }

    private static boolean keepsTheLock(Bequest given) {
        return given instanceof Predecessor predecessor && predecessor.kind() == Predecessor.Kind.PROXY;
    }

    /** Starts the takeover. If the proxy has died, its lock is free, and no other process takes the state it gave. */
    private void begin(Predecessor given) {
        if (!given.begin() && !new RoutingLock(os, given.routing()).acquireOfDead()) {
            given.decline();
            throw takenBack();
        }
    }

    public static KernelException takenBack() {
        return new KernelException(
                CALL,
                Errno.EAGAIN.number(),
                "The process that gave its place up has taken it back; it is asked again.");
    }

    private void lock(Bequest found) {
        RoutingLock lock = new RoutingLock(os, found.routing());
        boolean isOfSilent = silent.filter(peer -> peer.process() > 0 && holdsRouting(peer, found.routing()))
                .isPresent();
        if (isOfSilent || !lock.tryAcquire()) {
            OptionalInt owner = lock.owner();
            found.decline();
            throw silent.filter(peer -> isOfSilent || owner.isEmpty() || owner.getAsInt() == peer.process())
                    .map(BequestSearch::doesNotHandOver)
                    .orElseGet(() -> owned(owner));
        }
    }

    /** Returns true if a process holds a copy of the socket. Needed for version 1.0.0, which does not lock. */
    private static boolean holdsRouting(Peer peer, FileDescriptor routing) {
        try {
            String link = Files.readSymbolicLink(PROC.resolve("self/fd/" + routing.number()))
                    .toString();
            return HolderSearch.holds(PROC.resolve(Integer.toString(peer.process())), link::equals);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static KernelException owned(OptionalInt owner) {
        String process = owner.isPresent() && owner.getAsInt() > 0 ? "Process " + owner.getAsInt() : "Another process";
        return new KernelException(
                CALL,
                Errno.EAGAIN.number(),
                process + " works with the multicast routing table of this network namespace and does not hand over."
                        + " This one waits for it to end.");
    }
}
