package net.igmpproxy.simulation.network;

import java.util.stream.Collectors;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpFrame;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpWriter;

/**
 * IGMP packet on a link.
 *
 * @param source      the source address
 * @param destination the destination address
 * @param routerAlert true if it has the Router Alert option
 * @param message     the IGMP message
 */
public record Datagram(String source, String destination, boolean routerAlert, IgmpMessage message) {
    /** All-systems group, the destination of general queries. */
    public static final String ALL_SYSTEMS = "224.0.0.1";

    /** All-routers group, the destination of Leave Group messages. */
    public static final String ALL_ROUTERS = "224.0.0.2";

    /** Destination of IGMPv3 reports. */
    public static final String ALL_IGMPV3_ROUTERS = "224.0.0.22";

    /** Creates a packet with the Router Alert option, as the RFCs require. */
    public Datagram(String source, String destination, IgmpMessage message) {
        this(source, destination, true, message);
    }

    /** Returns the IPv4 packet. */
    public byte[] octets() {
        return new IgmpFrame(source, 1, routerAlert).packet(destination, IgmpWriter.write(message));
    }

    @Override
    public String toString() {
        return source + " " + describe();
    }

    private String describe() {
        if (message instanceof IgmpMessage.Query query) {
            return "Query v" + query.version().number() + (query.isGeneral() ? "" : " " + query.group())
                    + (query.sources().isEmpty() ? "" : query.sources())
                    + (query.querierFields().suppress() ? " S" : "")
                    + " code " + query.maxResponseCode();
        } else if (message instanceof IgmpMessage.OldReport report) {
            return "Report v" + report.version().number() + " " + report.group();
        } else if (message instanceof IgmpMessage.Leave leave) {
            return "Leave " + leave.group();
        }
        return ((IgmpMessage.Report) message)
                .records().stream().map(Datagram::describe).collect(Collectors.joining(" "));
    }

    private static String describe(GroupRecord entry) {
        return entry.type() + "(" + entry.group() + " " + entry.sources() + ")";
    }
}
