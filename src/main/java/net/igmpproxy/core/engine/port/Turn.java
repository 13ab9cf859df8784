package net.igmpproxy.core.engine.port;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.finding.DropReason;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Observations;
import net.igmpproxy.core.engine.finding.Refusal;
import net.igmpproxy.core.engine.finding.Refusals;
import net.igmpproxy.core.forwarding.ForwardingTable.Forgotten;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** Collected effects of the inputs of the present turn. */
public final class Turn {
    private final Outputs outputs = new Outputs();
    private final Observations observations = new Observations();
    private final Refusals refusals = new Refusals();
    private final QuerierRefusals querierRefusals = new QuerierRefusals();
    private final MessageCounts messages = new MessageCounts();
    private long now;
    private NavigableSet<GroupAddress> groups = new TreeSet<>();
    private final TreeSet<GroupAddress> bulk = new TreeSet<>();
    private boolean topologyChanged;
    private boolean settingsChanged;

    /** Sets the present time, in nanoseconds. */
    public void at(long moment) {
        now = moment;
    }

    /** The present time, in nanoseconds. */
    public long now() {
        return now;
    }

    /** Recent occurrences for findings. */
    public Observations observations() {
        return observations;
    }

    /** Recently refused IGMP messages. */
    public Refusals refusals() {
        return refusals;
    }

    /** Recent routers whose queries did not count. */
    public QuerierRefusals querierRefusals() {
        return querierRefusals;
    }

    /** Records a message, or a part of one, that has no effect for a reason that an operator can correct. */
    public void refuse(InterfaceName name, Refusal refusal, String label, Refusals.Sender sender) {
        announce(new IgmpDropped(name.value(), label));
        refusals.note(name, refusal, label, sender, now);
    }

    /** Records a message, or a part of one, that has no effect. */
    public void drop(InterfaceName name, DropReason reason, Refusals.Sender sender) {
        Refusal.of(reason)
                .ifPresentOrElse(
                        refusal -> refuse(name, refusal, reason.label(), sender),
                        () -> announce(new IgmpDropped(name.value(), reason.label())));
    }

    /** Adds an output. */
    public void output(EngineOutput output) {
        outputs.add(output);
    }

    /** Sends a message on an interface. */
    void send(ActiveInterface active, Ipv4Address destination, IgmpMessage message) {
        messages.sent(active.name(), message);
        boolean isLooped = message instanceof MembershipQuery
                && active.configuration().hosts().localMembers();
        output(new SendMessage(active.link().index(), active.address(), destination, message, isLooped));
    }

    /** Counters of received and sent messages. */
    public MessageCounts messages() {
        return messages;
    }

    /** Publishes an event. */
    public void announce(EngineEvent event) {
        outputs.add(new Announce(event));
    }

    /** Records a query of a version other than the preferred one. */
    void noteOtherVersion(InterfaceName name, Ipv4Address router, IgmpVersion heard, IgmpVersion spoken) {
        announce(new OtherVersionHeard(name, router, heard.number(), spoken.number()));
        observations.note(
                name,
                "other-version",
                occurrences -> new Finding.OtherVersion(name, router, heard.number(), spoken.number(), occurrences),
                now);
    }

    /**
     * Records a query that is ignored because of its sender's address, or answered without applying its version and
     * timers.
     *
     * @param answered true if it is answered
     */
    void noteQuerierIgnored(ActiveInterface active, Ipv4Address router, QuerierStanding standing, boolean answered) {
        if (!answered) {
            announce(new IgmpDropped(active.name().value(), DropReason.FOREIGN_QUERIER.label()));
        }
        querierRefusals.note(
                active,
                router,
                standing,
                answered ? QuerierRefusals.Effect.ANSWERED : QuerierRefusals.Effect.IGNORED,
                now);
    }

    /** Records a router that would win the election if {@code querierAllowList} listed it. */
    void noteQuerierRefused(ActiveInterface active, Ipv4Address router) {
        announce(new QuerierRefused(active.name(), router));
        querierRefusals.note(active, router, QuerierStanding.NOT_LISTED, QuerierRefusals.Effect.ELECTION_REFUSED, now);
    }

    /** Records a report that is refused because a limit is reached. */
    void noteLimit(InterfaceName name, String limit, int maximum, GroupAddress group, Ipv4Address host) {
        announce(new LimitReached(name, limit, maximum, group, host));
        observations.note(
                name,
                limit,
                occurrences -> new Finding.LimitReached(name, limit, maximum, group, host, occurrences),
                now);
    }

    /** Records a flow that was removed because of {@code maxFlows}. */
    public void noteForgotten(InterfaceName name, int maximum, Forgotten forgotten) {
        SeenSource seen = forgotten.seen();
        announce(new LimitReached(name, Keys.MAX_FLOWS, maximum, seen.group(), seen.source()));
        observations.note(
                name,
                forgotten.isWatched() ? "watched-flow-forgotten" : "flow-forgotten",
                occurrences -> new Finding.FlowsForgotten(
                        name,
                        maximum,
                        new MfcKey(seen.source(), seen.group().address()),
                        forgotten.isWatched(),
                        occurrences),
                now);
    }

    /** Marks a group whose memberships or flows have changed. Its report and MFC entries are updated in this turn. */
    public void groupChanged(GroupAddress group) {
        groups.add(group);
    }

    /** Marks a group among many. It is updated in this or a later turn, after groups changed by hosts. */
    public void groupChangedInBulk(GroupAddress group) {
        bulk.add(group);
    }

    /** Marks groups for a later update, even if they have changed in this turn. */
    void postpone(Collection<GroupAddress> many) {
        many.forEach(groups::remove);
        bulk.addAll(many);
    }

    /**
     * Moves groups marked in bulk into this turn.
     *
     * @param most maximum number of groups
     */
    public void proceed(int most) {
        for (int i = 0; i < most && !bulk.isEmpty(); i++) {
            groups.add(bulk.pollFirst());
        }
    }

    /** Returns true if groups marked in bulk are left. */
    public boolean isPending() {
        return !bulk.isEmpty();
    }

    /**
     * Records a change of an interface's configuration that does not concern the kernel. Groups may be updated in
     * slices.
     */
    public void settingsChanged() {
        settingsChanged = true;
    }

    /** Returns true if settings have changed since the last call. */
    public boolean takeSettingsChanged() {
        boolean taken = settingsChanged;
        settingsChanged = false;
        return taken;
    }

    /** Records a change of the interfaces that forwarding uses. */
    public void topologyChanged() {
        topologyChanged = true;
    }

    /** Returns true if the interfaces have changed since the last call. */
    public boolean takeTopologyChanged() {
        boolean taken = topologyChanged;
        topologyChanged = false;
        return taken;
    }

    /** Removes and returns the changed groups, in ascending order. */
    public NavigableSet<GroupAddress> takeGroups() {
        NavigableSet<GroupAddress> taken = groups;
        groups = new TreeSet<>();
        return taken;
    }

    /** Removes and returns the outputs, in order. */
    public List<EngineOutput> takeOutputs() {
        return outputs.take();
    }
}
