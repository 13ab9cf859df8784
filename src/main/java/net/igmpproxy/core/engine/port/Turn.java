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

/** What the inputs of the present turn have led to so far. */
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

    /** An input is handled, or outputs are worked out, at this moment. */
    public void at(long moment) {
        now = moment;
    }

    /** The present moment. */
    public long now() {
        return now;
    }

    /** What has happened lately that an operator should know of. */
    public Observations observations() {
        return observations;
    }

    /** IGMP that was refused lately. */
    public Refusals refusals() {
        return refusals;
    }

    /** Routers whose queries did not count lately. */
    public QuerierRefusals querierRefusals() {
        return querierRefusals;
    }

    /** A message, or a part of one, has no effect for a reason that an operator can do something about. */
    public void refuse(InterfaceName name, Refusal refusal, String label, Refusals.Sender sender) {
        announce(new IgmpDropped(name.value(), label));
        refusals.note(name, refusal, label, sender, now);
    }

    /** A message, or a part of one, has no effect. */
    public void drop(InterfaceName name, DropReason reason, Refusals.Sender sender) {
        Refusal.of(reason)
                .ifPresentOrElse(
                        refusal -> refuse(name, refusal, reason.label(), sender),
                        () -> announce(new IgmpDropped(name.value(), reason.label())));
    }

    /** Something is to be done. */
    public void output(EngineOutput output) {
        outputs.add(output);
    }

    /** A message is to be sent on an interface. */
    void send(ActiveInterface active, Ipv4Address destination, IgmpMessage message) {
        messages.sent(active.name(), message);
        boolean isLooped = message instanceof MembershipQuery
                && active.configuration().hosts().localMembers();
        output(new SendMessage(active.link().index(), active.address(), destination, message, isLooped));
    }

    /** The messages that have come in and gone out. */
    public MessageCounts messages() {
        return messages;
    }

    /** Something is to be told. */
    public void announce(EngineEvent event) {
        outputs.add(new Announce(event));
    }

    /** Another router asks in another version than is expected on an interface. */
    void noteOtherVersion(InterfaceName name, Ipv4Address router, IgmpVersion heard, IgmpVersion spoken) {
        announce(new OtherVersionHeard(name, router, heard.number(), spoken.number()));
        observations.note(
                name,
                "other-version",
                occurrences -> new Finding.OtherVersion(name, router, heard.number(), spoken.number(), occurrences),
                now);
    }

    /**
     * A query is ignored on an interface, or its version and timers are, because of its sender's address.
     *
     * @param answered whether it is answered all the same
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

    /** A router would be the querier of an interface by its address, if {@code querierAllowList} listed it. */
    void noteQuerierRefused(ActiveInterface active, Ipv4Address router) {
        announce(new QuerierRefused(active.name(), router));
        querierRefusals.note(active, router, QuerierStanding.NOT_LISTED, QuerierRefusals.Effect.ELECTION_REFUSED, now);
    }

    /** A limit is reached: what somebody has asked for, or sends, is of no account. */
    void noteLimit(InterfaceName name, String limit, int maximum, GroupAddress group, Ipv4Address host) {
        announce(new LimitReached(name, limit, maximum, group, host));
        observations.note(
                name,
                limit,
                occurrences -> new Finding.LimitReached(name, limit, maximum, group, host, occurrences),
                now);
    }

    /** There are more flows than may be: one is forgotten. */
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

    /** A group's memberships or sources have changed: its reports and entries are to be worked out anew. */
    public void groupChanged(GroupAddress group) {
        groups.add(group);
    }

    /** The same for a group among thousands: it has its turn when those of the hosts have had theirs. */
    public void groupChangedInBulk(GroupAddress group) {
        bulk.add(group);
    }

    /** The same for groups, also for such as have changed in this turn. */
    void postpone(Collection<GroupAddress> many) {
        many.forEach(groups::remove);
        bulk.addAll(many);
    }

    /**
     * Has groups that have changed in bulk worked out in this turn.
     *
     * @param most how many
     */
    public void proceed(int most) {
        for (int i = 0; i < most && !bulk.isEmpty(); i++) {
            groups.add(bulk.pollFirst());
        }
    }

    /** Whether there are groups left that have changed in bulk. */
    public boolean isPending() {
        return !bulk.isEmpty();
    }

    /** An interface is configured otherwise, and is the same for the kernel: groups may follow in slices. */
    public void settingsChanged() {
        settingsChanged = true;
    }

    /** Whether settings have changed since the last call. */
    public boolean takeSettingsChanged() {
        boolean taken = settingsChanged;
        settingsChanged = false;
        return taken;
    }

    /** The interfaces that forwarding knows of have changed. */
    public void topologyChanged() {
        topologyChanged = true;
    }

    /** Whether the interfaces have changed since the last call. */
    public boolean takeTopologyChanged() {
        boolean taken = topologyChanged;
        topologyChanged = false;
        return taken;
    }

    /** Takes the groups that have changed, ascending. */
    public NavigableSet<GroupAddress> takeGroups() {
        NavigableSet<GroupAddress> taken = groups;
        groups = new TreeSet<>();
        return taken;
    }

    /** Takes what is to be done, in order. */
    public List<EngineOutput> takeOutputs() {
        return outputs.take();
    }
}
