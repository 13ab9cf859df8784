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
 * Process of this machine that has requested the routing socket. This process keeps the lock while its work is stopped,
 * and releases it when the other process has taken over. A process that dies or hangs before that causes only a delay.
 * If it resumes later, it finds that it does not own the socket.
 */
final class LocalSuccessor implements Successor {
    private static final String STATE = "igmp-proxy-state";

    private final Native os;
    private final LocalSocket connection;
    private final FileDescriptor routing;
    private final Runnable resume;
    private final OptionalLong process;

    /**
     * @param resume allows further requests after a failed handover
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
            // Close the connection first: a process that resumes late then detects that this one no longer waits.
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

    /** Waits for the completion of the takeover; aborts early if progress messages stop. */
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

    /** Receives the next message; empty if the peer is gone or silent. */
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
