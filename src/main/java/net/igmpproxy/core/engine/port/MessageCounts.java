package net.igmpproxy.core.engine.port;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.MembershipQuery;

/** Counters of valid received messages and of sent messages, by interface and kind. */
public final class MessageCounts {
    private final Map<Kind, Long> counts = new HashMap<>();

    private record Kind(InterfaceName interfaceName, boolean sent, String type, int version) {}

    public void received(InterfaceName name, IgmpMessage message) {
        counts.merge(kind(name, false, message), 1L, Long::sum);
    }

    void sent(InterfaceName name, IgmpMessage message) {
        counts.merge(kind(name, true, message), 1L, Long::sum);
    }

    public List<MessageCount> all() {
        return counts.entrySet().stream()
                .map(entry -> new MessageCount(
                        entry.getKey().interfaceName(),
                        entry.getKey().sent(),
                        entry.getKey().type(),
                        entry.getKey().version(),
                        entry.getValue()))
                .toList();
    }

    private static Kind kind(InterfaceName name, boolean sent, IgmpMessage message) {
        return new Kind(name, sent, type(message), message.version().number());
    }

    private static String type(IgmpMessage message) {
        if (message instanceof MembershipQuery) {
            return "query";
        }
        return message instanceof LeaveGroup ? "leave" : "report";
    }
}
