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

/** A host: sockets, and the protocol that tells routers what they listen to. */
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

    /** A host with its plug in, whose sockets listen to nothing. */
    public SimulatedHost(HostIdentity identity, Segment segment, EventQueue queue, Dice dice) {
        this.identity = identity;
        this.segment = segment;
        this.queue = queue;
        this.dice = dice;
        this.mode = identity.capability();
        this.speaker = speaker(mode);
        segment.add(this);
    }

    /** A program has one of its sockets listen to something else. */
    public void listen(int socket, String group, Filter filter) {
        Filter before = state(group);
        sockets.listen(socket, group, filter);
        Filter after = state(group);
        if (!before.equals(after)) {
            changedAt.put(group, queue.now());
            speaker.changed(group, before, after);
        }
    }

    /** Forgets everything and says nothing, as when the power fails. */
    public void restart() {
        groups().forEach(group -> changedAt.put(group, queue.now()));
        sockets.close();
        speaker.cancel();
        olderQueriers.forget();
        robustness = DEFAULT_ROBUSTNESS;
        mode = identity.capability();
        speaker = speaker(mode);
    }

    /** Pulls the plug out or puts it back in; the host does not notice. */
    public void setAttached(boolean plugged) {
        attached = plugged;
        attachedSince = queue.now();
    }

    /** What it is. */
    public HostIdentity identity() {
        return identity;
    }

    /** The version it speaks now. */
    public IgmpVersion mode() {
        return mode;
    }

    /** Since when it has spoken that version. */
    public long modeSince() {
        return modeSince;
    }

    /** Since when the state for a group is what it is. */
    public long changedAt(String group) {
        return changedAt.getOrDefault(group, 0L);
    }

    /** Since when its plug is where it is; 0 if it was never pulled. */
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
