package net.igmpproxy.linux;

import java.time.Duration;
import java.util.function.BooleanSupplier;
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

    /** Waits for its answer: not for long, unless it has begun and works. */
    private Answer await() {
        long givenNanos = System.nanoTime();
        if (!hears(Handover.BEGUN, () -> System.nanoTime() - givenNanos < Handover.GRACE.toNanos())) {
            return Answer.GONE;
        }
        ProcessProgress progress = new ProcessProgress(connection.peer().process(), System.nanoTime());
        if (!hears(Handover.TAKEN, () -> isWorthWaiting(progress, givenNanos))) {
            return Answer.GONE;
        }
        new RoutingLock(os, routing).release();
        return Answer.TAKEN;
    }

    /** Whether it says a word, and nothing else, while that is worth waiting for. */
    private boolean hears(String word, BooleanSupplier isWorthWaiting) {
        Reception said = connection.receive(LOOK);
        while (said instanceof Reception.Nothing && isWorthWaiting.getAsBoolean()) {
            said = connection.receive(LOOK);
        }
        if (!(said instanceof Reception.Message message)) {
            return false;
        }
        message.close();
        return message.text().equals(word);
    }

    private static boolean isWorthWaiting(ProcessProgress progress, long givenNanos) {
        long nowNanos = System.nanoTime();
        return nowNanos - givenNanos < Handover.LONGEST.toNanos()
                && progress.idleNanos(nowNanos) < Handover.STALLED.toNanos();
    }

    @Override
    public void close() {
        connection.close();
    }
}
