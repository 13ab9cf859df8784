package net.igmpproxy.linux.handover;

import java.time.Duration;
import java.util.OptionalLong;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.MemoryFile;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Reception;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Successor;

/**
 * A process of this machine that has asked for the routing socket. This process keeps the lock while it stands still, and gives it
 * up when the successor has taken over: one that dies, is stopped or stuck before that costs the time until it is noticed, and
 * finds, should it ever continue, that the place is not its own.
 */
final class LocalSuccessor implements Successor {
    private static final String STATE = "igmp-proxy-state";

    private final Native os;
    private final LocalSocket connection;
    private final FileDescriptor routing;
    private final Runnable resume;
    private final OptionalLong process;

    /**
     * @param resume lets others ask again, should this one not take the place
     */
    LocalSuccessor(Native os, LocalSocket connection, FileDescriptor routing, Runnable resume) {
        this.os = os;
        this.connection = connection;
        this.routing = routing;
        this.resume = resume;
        this.process = processOf(connection);
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

    /** Waits for its answer: not for long, unless it says again and again that it works. */
    private Answer await() {
        long begunNanos = System.nanoTime();
        if (!hear(Handover.GRACE).equals(Handover.WORKING) || !connection.send(Handover.GO)) {
            return Answer.GONE;
        }
        String said = Handover.WORKING;
        while (said.equals(Handover.WORKING) && System.nanoTime() - begunNanos < Handover.LONGEST.toNanos()) {
            said = hear(Handover.STALLED);
        }
        if (!said.equals(Handover.TAKEN)) {
            return Answer.GONE;
        }
        new RoutingLock(os, routing).release();
        return Answer.TAKEN;
    }

    /** The next word; empty if it has gone, or says none in time. */
    private String hear(Duration patience) {
        if (!(connection.receive(patience) instanceof Reception.Message message)) {
            return "";
        }
        message.close();
        return message.text();
    }

    private static OptionalLong processOf(LocalSocket connection) {
        try {
            return OptionalLong.of(connection.peer().process());
        } catch (KernelException refused) {
            return OptionalLong.empty();
        }
    }

    @Override
    public OptionalLong process() {
        return process;
    }

    @Override
    public void close() {
        connection.close();
    }
}
