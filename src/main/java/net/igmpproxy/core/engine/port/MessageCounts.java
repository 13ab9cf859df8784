package net.igmpproxy.core.engine.port;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.MembershipQuery;

/** Counters of valid received messages and of sent messages, by interface and kind. */
public final class MessageCounts {
    private static final Label LABEL = new Label();

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
        return new Kind(name, sent, message.accept(LABEL), message.version().number());
    }

    /** Metric label of a message. */
    private static final class Label implements IgmpMessage.Visitor<String> {
        private static final String REPORT = "report";

        @Override
        public String query(MembershipQuery query) {
            return "query";
        }

        @Override
        public String reportV1(ReportV1 report) {
            return REPORT;
        }

        @Override
        public String reportV2(ReportV2 report) {
            return REPORT;
        }

        @Override
        public String leaveGroup(LeaveGroup leave) {
            return "leave";
        }

        @Override
        public String reportV3(ReportV3 report) {
            return REPORT;
        }
    }
}
