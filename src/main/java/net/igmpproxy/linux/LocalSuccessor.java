package net.igmpproxy.linux;

import java.time.Duration;
import java.util.OptionalInt;
import net.igmpproxy.runtime.Successor;

/**
 * A process of this machine that has asked for the routing socket. This process keeps the lock while it stands still, and gives it
 * up when the successor has taken over: one that dies, is stopped or stuck before that costs the time until it is noticed, and
 * finds, should it ever continue, that the place is not its own.
 */
final class LocalSuccessor implements Successor {
    private static final String STATE = "igmp-proxy-state";
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Native os;
    private final LocalSocket connection;
    private final FileDescriptor routing;
    private final Runnable resume;

    /**
     * @param resume lets others ask again, should this one not take the place
     */
    LocalSuccessor(Native os, LocalSocket connection, FileDescriptor routing, Runnable resume) {
        this.os = os;
        this.connection = connection;
        this.routing = routing;
        this.resume = resume;
    }

    @Override
    public Answer handOver(byte[] state) {
        Answer answer = Answer.GONE;
        try {
            answer = give(state) ? await() : Answer.GONE;
        } finally {
            // Closed first: a successor that continues late is to see that nobody waits for it.
            connection.close();
            if (answer != Answer.TAKEN) {
                resume.run();
            }
        }
        return answer;
    }

    private boolean give(byte[] state) {
        FileDescriptor file = MemoryFile.of(os, STATE, state);
        try {
            return connection.send(Handover.ROUTING_LOCKED, routing, file);
        } finally {
            file.close();
        }
    }

    private Answer await() {
        Reception said = hear();
        if (said instanceof Reception.Message message) {
            message.close();
            if (message.text().equals(Handover.TAKEN)) {
                new RoutingLock(os, routing).release();
                return Answer.TAKEN;
            }
        }
        return Answer.GONE;
    }

    /** Waits for its answer: not for long, unless it claims the socket and works. */
    private Reception hear() {
        long begunNanos = System.nanoTime();
        Reception said = connection.receive(LOOK);
        OptionalInt claimant = OptionalInt.empty();
        ProcessProgress progress = new ProcessProgress(0, begunNanos);
        while (said instanceof Reception.Nothing && isWorthWaiting(progress, claimant, begunNanos)) {
            OptionalInt before = claimant;
            claimant = RoutingLock.claim(os, routing).owner();
            if (!claimant.equals(before)) {
                progress = new ProcessProgress(claimant.orElse(0), System.nanoTime());
            }
            said = connection.receive(LOOK);
        }
        return said;
    }

    private static boolean isWorthWaiting(ProcessProgress progress, OptionalInt claimant, long begunNanos) {
        long nowNanos = System.nanoTime();
        long waitedNanos = nowNanos - begunNanos;
        return waitedNanos < Handover.GRACE.toNanos()
                || (claimant.isPresent()
                        && waitedNanos < Handover.LONGEST.toNanos()
                        && progress.idleNanos(nowNanos) < Handover.STALLED.toNanos());
    }

    @Override
    public void close() {
        connection.close();
    }
}
