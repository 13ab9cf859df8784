package net.igmpproxy.simulation.peers;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.network.Station;

/** Simulated host with sockets and the host side of IGMP. */
public final class SimulatedHost implements Station, HostInterface {
    private static final int DEFAULT_ROBUSTNESS = 2;

    private final HostIdentity identity;
    private final Segment segment;
    private final EventQueue queue;
    private final Dice dice;
    private final Sockets sockets = new Sockets();
    private final OlderQueriers olderQueriers = new OlderQueriers();
    private final Map<String, Long> changedAt = new TreeMap<>();
    private IgmpVersion mode;
    private Speaker speaker;
    private int robustness = DEFAULT_ROBUSTNESS;
    private boolean attached = true;
    private long attachedSince;
    private long modeSince;

    /** Creates a connected host without memberships. */
    public SimulatedHost(HostIdentity identity, Segment segment, EventQueue queue, Dice dice) {
        this.identity = identity;
        this.segment = segment;
        this.queue = queue;
        this.dice = dice;
        this.mode = identity.capability();
        this.speaker = speaker(mode);
        segment.add(this);
    }

    /** Sets the source filter of one socket for a group. */
    public void listen(int socket, String group, Filter filter) {
        Filter before = state(group);
        sockets.listen(socket, group, filter);
        Filter after = state(group);
        if (!before.equals(after)) {
            changedAt.put(group, queue.now());
            speaker.changed(group, before, after);
        }
    }

    /** Clears all state without sending a message, as in a power failure. */
    public void restart() {
        groups().forEach(group -> changedAt.put(group, queue.now()));
        sockets.close();
        speaker.cancel();
        olderQueriers.forget();
        robustness = DEFAULT_ROBUSTNESS;
        mode = identity.capability();
        speaker = speaker(mode);
    }

    /** Disconnects or reconnects the host. The host does not notice. */
    public void setAttached(boolean plugged) {
        attached = plugged;
        attachedSince = queue.now();
    }

    /** Returns the constant properties. */
    public HostIdentity identity() {
        return identity;
    }

    /** Returns the current host compatibility mode. */
    public IgmpVersion mode() {
        return mode;
    }

    /** Returns the time of the last mode change, in nanoseconds. */
    public long modeSince() {
        return modeSince;
    }

    /** Returns the time of the last state change of a group, in nanoseconds. */
    public long changedAt(String group) {
        return changedAt.getOrDefault(group, 0L);
    }

    /** Returns the time of the last disconnection or reconnection, in nanoseconds; 0 if there was none. */
    public long attachedSince() {
        return attachedSince;
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public boolean isAttached() {
        return attached;
    }

    @Override
    public boolean hears(String destination) {
        return destination.equals(Datagram.ALL_SYSTEMS) || !state(destination).isNothing();
    }

    @Override
    public void receive(Datagram datagram) {
        if (datagram.message() instanceof Query query) {
            onQuery(query);
        } else if (datagram.message() instanceof IgmpMessage.OldReport report) {
            speaker.onReport(report.group());
        }
    }

    private void onQuery(Query query) {
        if (query.version() == IgmpVersion.V3) {
            robustness = query.querierFields().robustness() > 0
                    ? query.querierFields().robustness()
                    : DEFAULT_ROBUSTNESS;
        }
        queue.at(olderQueriers.heard(query, robustness, queue.now()), this::refreshMode);
        refreshMode();
        speaker.onQuery(query);
    }

    private void refreshMode() {
        IgmpVersion querier = olderQueriers.mode(queue.now());
        IgmpVersion next = querier.number() < identity.capability().number() ? querier : identity.capability();
        if (next != mode) {
            speaker.cancel();
            mode = next;
            modeSince = queue.now();
            speaker = speaker(next);
        }
    }

    private Speaker speaker(IgmpVersion version) {
        return version == IgmpVersion.V3 ? new Version3Speaker(this) : new OlderSpeaker(this, version);
    }

    @Override
    public EventQueue queue() {
        return queue;
    }

    @Override
    public Dice dice() {
        return dice;
    }

    @Override
    public Filter state(String group) {
        return sockets.interfaceState(group);
    }

    @Override
    public Collection<String> groups() {
        return sockets.groups();
    }

    @Override
    public int robustness() {
        return mode == IgmpVersion.V3 ? robustness : DEFAULT_ROBUSTNESS;
    }

    @Override
    public void send(String destination, IgmpMessage message) {
        segment.send(this, new Datagram(identity.address(), destination, identity.routerAlert(), message));
    }

    @Override
    public String toString() {
        return identity.name() + " (" + identity.address() + ", v" + mode.number() + ")";
    }
}
