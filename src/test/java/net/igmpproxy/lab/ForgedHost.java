package net.igmpproxy.lab;

import java.util.List;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpFrame;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.IgmpWriter;

/** Sender of arbitrary IGMP packets from any address. Receives nothing. */
public final class ForgedHost {
    private static final String ALL_SYSTEMS = "224.0.0.1";
    private static final String ALL_ROUTERS = "224.0.0.2";
    private static final String IGMPV3_ROUTERS = "224.0.0.22";

    private final PacketSocket socket;
    private final IgmpFrame frame;

    ForgedHost(PacketSocket socket, IgmpFrame frame) {
        this.socket = socket;
        this.frame = frame;
    }

    /** Returns the source address of its packets. */
    public String address() {
        return frame.source();
    }

    /** Returns a copy whose packets have another TTL. */
    public ForgedHost withTtl(int ttl) {
        return new ForgedHost(socket, new IgmpFrame(frame.source(), ttl, frame.routerAlert()));
    }

    /** Returns a copy whose packets lack the Router Alert option. */
    public ForgedHost withoutRouterAlert() {
        return new ForgedHost(socket, new IgmpFrame(frame.source(), frame.ttl(), false));
    }

    /** Sends an IGMPv3 report. */
    public void report(GroupRecord... records) {
        send(IGMPV3_ROUTERS, new IgmpMessage.Report(List.of(records)));
    }

    /** Sends an IGMPv3 report as IP fragments, as for a report longer than the link's MTU. */
    public void reportInFragments(GroupRecord... records) {
        byte[] message = IgmpWriter.write(new IgmpMessage.Report(List.of(records)));
        frame.inFragments(IGMPV3_ROUTERS, message).forEach(socket::send);
    }

    /** Sends an IGMPv1 report. */
    public void reportV1(String group) {
        send(group, new IgmpMessage.OldReport(IgmpVersion.V1, group));
    }

    /** Sends an IGMPv2 report. */
    public void reportV2(String group) {
        send(group, new IgmpMessage.OldReport(IgmpVersion.V2, group));
    }

    /** Sends an IGMPv2 leave. */
    public void leaveV2(String group) {
        send(ALL_ROUTERS, new IgmpMessage.Leave(group));
    }

    /** Sends a general query. */
    public void query(IgmpVersion version) {
        send(ALL_SYSTEMS, IgmpMessage.Query.general(version));
    }

    /** Sends a message to any destination. */
    public void send(String destination, IgmpMessage message) {
        sendOctets(destination, IgmpWriter.write(message));
    }

    /** Prepares an IGMPv3 report. Running the result sends it as fast as possible. */
    public Runnable preparedReport(GroupRecord... records) {
        return prepared(IGMPV3_ROUTERS, IgmpWriter.write(new IgmpMessage.Report(List.of(records))));
    }

    /** Returns the frame of an IGMPv3 report, for {@link Lan#prepared}. */
    public byte[] reportFrame(GroupRecord... records) {
        return frame.around(IGMPV3_ROUTERS, IgmpWriter.write(new IgmpMessage.Report(List.of(records))));
    }

    /** Returns the frame of a message, for {@link Lan#prepared}. */
    public byte[] frame(String destination, IgmpMessage message) {
        return frame.around(destination, IgmpWriter.write(message));
    }

    /** Prepares a packet with an arbitrary payload. Running the result sends it as fast as possible. */
    public Runnable prepared(String destination, byte[] message) {
        return socket.prepare(frame.around(destination, message));
    }

    /** Sends an IGMP packet with an arbitrary payload. */
    public void sendOctets(String destination, byte[] message) {
        socket.send(frame.around(destination, message));
    }
}
