package net.igmpproxy.linux;

import java.util.Optional;
import net.igmpproxy.linux.LocalSocket.Message;
import net.igmpproxy.runtime.Successor;

/** A process of this machine that has connected because it wants the routing socket. */
final class LocalSuccessor implements Successor {
    private static final String STATE = "igmp-proxy-state";

    private final Native os;
    private final LocalSocket connection;
    private final Socket routing;

    LocalSuccessor(Native os, LocalSocket connection, Socket routing) {
        this.os = os;
        this.connection = connection;
        this.routing = routing;
    }

    @Override
    public Answer handOver(byte[] state) {
        if (!hear().equals(Handover.TAKE)) {
            return Answer.GONE;
        }
        FileDescriptor file = MemoryFile.of(os, STATE, state);
        try {
            connection.limit(Handover.TAKING);
            return connection.send(Handover.ROUTING, routing.descriptor(), file) ? answer(hear()) : Answer.GONE;
        } finally {
            file.close();
        }
    }

    private static Answer answer(String word) {
        return switch (word) {
            case Handover.TAKEN -> Answer.TAKEN;
            case Handover.REFUSED -> Answer.REFUSED;
            default -> Answer.GONE;
        };
    }

    private String hear() {
        Optional<Message> message = connection.receive();
        message.ifPresent(Message::close);
        return message.map(Message::text).orElse("");
    }

    @Override
    public void close() {
        connection.close();
    }
}
