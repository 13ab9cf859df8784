package net.igmpproxy.linux;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.runtime.Successor;

/**
 * A process of this machine that has asked for the routing socket. From {@link #handOver} on the lock says whose the socket is:
 * this process gives it up with its message, and the successor acquires it before it touches anything.
 */
final class LocalSuccessor implements Successor {
    private static final String STATE = "igmp-proxy-state";

    /** A process that dies closes its descriptors one after the other: its lock may outlive its connection by a moment. */
    private static final Duration DYING = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final Native os;
    private final LocalSocket connection;
    private final FileDescriptor routing;
    private final RoutingLock lock;
    private final Runnable resume;

    /**
     * @param resume lets others ask again, should this one not take the place
     */
    LocalSuccessor(Native os, LocalSocket connection, FileDescriptor routing, Runnable resume) {
        this.os = os;
        this.connection = connection;
        this.routing = routing;
        this.lock = new RoutingLock(os, routing);
        this.resume = resume;
    }

    @Override
    public Answer handOver(byte[] state) {
        Answer answer = Answer.GONE;
        try {
            answer = give(state) && isTaken() ? Answer.TAKEN : Answer.GONE;
        } finally {
            if (answer == Answer.GONE) {
                lock.tryAcquire();
                resume.run();
            }
        }
        return answer;
    }

    private boolean give(byte[] state) {
        FileDescriptor file = MemoryFile.of(os, STATE, state);
        try {
            lock.release();
            return connection.send(Handover.ROUTING_LOCKED, routing, file) || !lock.tryAcquire();
        } finally {
            file.close();
        }
    }

    private boolean isTaken() {
        Reception said = hear();
        if (said instanceof Reception.Message message) {
            message.close();
            if (message.text().equals(Handover.TAKEN)) {
                return true;
            }
        }
        return !regain(said instanceof Reception.End ? DYING : Duration.ZERO);
    }

    /** Waits for its answer: not for long, unless it has the lock, which shows that it is at work. */
    private Reception hear() {
        long begin = System.nanoTime();
        Reception said = connection.receive(LOOK);
        while (said instanceof Reception.Nothing) {
            long waited = System.nanoTime() - begin;
            boolean locked = waited < Handover.GRACE.toNanos() || lock.owner().isPresent();
            if (!locked || waited >= Handover.FREEZE.toNanos()) {
                return said;
            }
            said = connection.receive(LOOK);
        }
        return said;
    }

    /** A successor that has the lock works with the socket, and may only be slow to say so: it is not taken from it. */
    private boolean regain(Duration patience) {
        long begin = System.nanoTime();
        boolean regained = lock.tryAcquire();
        while (!regained && System.nanoTime() - begin < patience.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            regained = lock.tryAcquire();
        }
        return regained;
    }

    @Override
    public void close() {
        connection.close();
    }
}
