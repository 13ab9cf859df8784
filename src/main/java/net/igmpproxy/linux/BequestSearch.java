package net.igmpproxy.linux;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.runtime.KernelException;

/**
 * Looks for what a process before this one has left: with the proxy that runs, with the service manager, with the keeper. It waits
 * for seconds at most, on the thread that opens the kernel. Who is not trusted, or takes no connection, is passed over: should a
 * proxy have the routing socket all the same, its lock or the kernel refuses it to this process.
 */
final class BequestSearch {
    private static final String CALL = "handover";

    private final Native os;
    private final ServiceManager manager;

    BequestSearch(Native os, ServiceManager manager) {
        this.os = os;
        this.manager = manager;
    }

    /**
     * Finds it and acquires its lock; empty if there is nothing.
     *
     * @throws KernelException if a living process has it and does not give it up now
     */
    Optional<Bequest> find() {
        Optional<Bequest> given = fromProxy();
        // Its copies are closed before the lock is acquired, which they would take with them.
        given.ifPresent(newer -> manager.forget());
        Optional<Bequest> found = given.or(manager::bequest).or(this::fromKeeper);
        found.ifPresent(this::lock);
        return found;
    }

    private Optional<Bequest> fromProxy() {
        Optional<Inquiry> asked = Inquiry.make(os, Handover.PROXY, Handover.TAKE_LOCKED, Handover.PATIENCE);
        if (asked.filter(Inquiry::isClosed).isEmpty()) {
            return asked.map(inquiry -> given(inquiry, true));
        }
        // Version 1.0.0 closes the connection on a word that it does not know.
        asked.get().close();
        return Inquiry.make(os, Handover.PROXY, Handover.TAKE, Handover.PATIENCE)
                .map(inquiry -> given(inquiry, inquiry.says(Handover.ROUTING_LOCKED)));
    }

    /** That it does not answer does not say that it is not there: it may be stopped, or stuck, and continue any time. */
    private static Bequest given(Inquiry inquiry, boolean lockDecides) {
        return inquiry.given(lockDecides).orElseThrow(() -> {
            inquiry.close();
            return new KernelException(
                    CALL,
                    Errno.EAGAIN.number(),
                    inquiry.peer() + " is the proxy of this network namespace and does not hand over. This one waits"
                            + " for it to answer or to end: continue it (kill -CONT) if it is stopped, end it if it is"
                            + " stuck.");
        });
    }

    private Optional<Bequest> fromKeeper() {
        Optional<Inquiry> asked = Inquiry.make(os, Handover.KEEPER, Handover.TAKE, Handover.SHORT_PATIENCE);
        if (asked.filter(inquiry -> inquiry.says(Handover.OWNED)).isPresent()) {
            asked.get().close();
            throw owned(OptionalInt.empty());
        }
        Optional<Bequest> given = asked.flatMap(inquiry -> inquiry.given(true));
        if (given.isEmpty()) {
            asked.ifPresent(Inquiry::close);
        }
        return given;
    }

    private void lock(Bequest found) {
        RoutingLock lock = new RoutingLock(os, found.routing());
        if (!lock.tryAcquire()) {
            OptionalInt owner = lock.owner();
            found.decline();
            throw owned(owner);
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
