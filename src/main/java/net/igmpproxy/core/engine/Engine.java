package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.event.EngineInput.HeapLimited;
import net.igmpproxy.core.engine.event.EngineInput.HostsToBeAskedSoon;
import net.igmpproxy.core.engine.event.EngineInput.KernelShared;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineInput.PacketsLost;
import net.igmpproxy.core.engine.event.EngineInput.PacketsWaiting;
import net.igmpproxy.core.engine.event.EngineInput.TrafficInput;
import net.igmpproxy.core.engine.event.EngineInput.UpkeepInput;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.Downstream;
import net.igmpproxy.core.engine.port.InputGates;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.forwarding.ForwardingInterface;
import net.igmpproxy.core.forwarding.ForwardingOutput;
import net.igmpproxy.core.forwarding.ForwardingTable;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.router.EntryBudget;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/**
 * The proxy's protocol logic, without sockets, threads or a clock.
 *
 * <p>A turn consists of any number of {@link #handle} calls and one {@link #drain}. The caller carries out the outputs
 * in their order. It then calls {@link #nextDeadline} for the latest start of the next turn. All calls must come from
 * one thread. Times are nanoseconds of a monotonic clock that starts at 0 and never goes back.
 */
public final class Engine {
    /** Maximum number of groups that one turn updates after a configuration change: about 1 ms. */
    private static final int SLICE = 128;

    /**
     * Maximum number of MFC entries of changed groups that one turn updates: a few milliseconds with the kernel calls.
     */
    private static final int ENTRY_SLICE = 512;

    private final Turn turn = new Turn();
    private final Inputs inputs = new Inputs();
    private final EntryBudget budget;
    private final InputGates gates = new InputGates(this::onReportsLost);
    private final InterfaceTable interfaces;
    private final ForwardingTable forwarding;
    private final UpcallHandler upcalls;
    private final IgmpReceiver receiver;
    private final Shields shields;
    private final StatusFactory statuses;
    private final KernelUpkeep upkeep;
    private final Findings findings;
    private final Map<InterfaceName, Link> links = new HashMap<>();
    private AdoptedGroups adopted = AdoptedGroups.none();
    private ProxyConfiguration configuration;

    /** True after the first turn, which updates everything. */
    private boolean isStarted;

    /**
     * Starts the engine.
     *
     * @param configuration the initial configuration
     * @param links         the existing interfaces
     * @param state         state of an earlier engine, or {@link EngineState#EMPTY}
     * @param random        source of random delays
     */
    public Engine(ProxyConfiguration configuration, List<Link> links, EngineState state, Random random, long now) {
        turn.at(now);
        this.configuration = configuration;
        this.budget = new EntryBudget(configuration.maxEntries());
        KernelTables kernel = KernelTables.with(state.vifs().values(), turn);
        this.interfaces = new InterfaceTable(kernel, budget, random, turn);
        this.forwarding = new ForwardingTable(new RouteOutput());
        this.upcalls = new UpcallHandler(interfaces, forwarding, gates, turn);
        this.receiver = new IgmpReceiver(interfaces, gates, turn);
        this.shields = new Shields(interfaces, gates, turn);
        this.upkeep = new KernelUpkeep(interfaces, kernel, forwarding, shields, turn);
        this.statuses = new StatusFactory(interfaces, upkeep, turn);
        this.findings = new Findings(interfaces, forwarding, upkeep, turn);
        setLinks(links);
        updateInterfaces();
        interfaces.proceed(Integer.MAX_VALUE);
        turn.topologyChanged();
        // After a start, hosts need a query with a short response time only if reports were missed.
        interfaces.downstreams().forEach(Downstream::takeHasUnheardHosts);
        settleTopology(turn::groupChanged);
        resume(state, now);
    }

    /** Handles one input. The resulting outputs are returned by the next {@link #drain}. */
    public void handle(EngineInput input, long now) {
        turn.at(now);
        input.accept(inputs);
    }

    private void changeLinks(List<Link> present, long now) {
        setLinks(present);
        upkeep.onLinksChanged();
        updateInterfacesAndAsk(now);
    }

    private void changeConfiguration(ProxyConfiguration wanted, long now) {
        if (wanted.maxEntries() > configuration.maxEntries()) {
            interfaces.downstreams().forEach(Downstream::expectUnheardHosts);
        }
        configuration = wanted;
        budget.setLimit(configuration.maxEntries());
        updateInterfacesAndAsk(now);
    }

    /**
     * Applies expired timers, and determines the effects of all inputs since the last call.
     *
     * @return the outputs to carry out, in this order
     */
    public List<EngineOutput> drain(long now) {
        turn.at(now);
        upkeep.begin();
        List<EngineOutput> outputs = new ArrayList<>();
        while (settle(now)) {
            outputs.addAll(turn.takeOutputs());
            updateInterfacesAndAsk(now);
        }
        outputs.addAll(turn.takeOutputs());
        isStarted = true;
        return outputs;
    }

    /**
     * Updates all state and collects outputs.
     *
     * @return true if VIF numbers have become free for interfaces that wait for one
     */
    private boolean settle(long now) {
        upcalls.answerLate(now);
        upcalls.readUncertain(now);
        interfaces.downstreams().forEach(lan -> lan.router().onDeadline(now));
        adopted.onDeadline(now, turn::groupChangedInBulk);
        settleTopology(turn::groupChangedInBulk);
        // If the configuration is not runnable, this is its last turn, and it must leave nothing pending.
        int slice = configuration.isRunnable() ? SLICE : Integer.MAX_VALUE;
        interfaces.proceed(slice);
        turn.proceed(slice);
        forwarding.beginTurn(isStarted && configuration.isRunnable() ? ENTRY_SLICE : Integer.MAX_VALUE);
        turn.takeGroups().forEach(this::settle);
        upcalls.settle(configuration.maxFlows(), this::filter);
        forwarding.proceed();
        interfaces.upstream().ifPresent(up -> {
            up.host().flush(now);
            up.host().onDeadline(now);
        });
        boolean vifsFreed = interfaces.settle(!turn.isPending() && !forwarding.isOutdated());
        upkeep.settle();
        shields.update();
        gates.tell(turn);
        return vifsFreed;
    }

    /** Latest time of the next {@link #drain}, {@link Long#MAX_VALUE} if there is none. */
    public long nextDeadline() {
        if (interfaces.isPending() || turn.isPending() || forwarding.isPending()) {
            return turn.now();
        }
        long deadline = forwarding.nextDeadline(turn.now());
        deadline = Math.min(
                deadline,
                interfaces.upstream().map(up -> up.host().nextDeadline()).orElse(DeadlineQueue.NEVER));
        for (Downstream lan : interfaces.downstreams()) {
            deadline = Math.min(deadline, lan.router().nextDeadline());
        }
        deadline = Math.min(deadline, Math.min(adopted.nextDeadline(), upkeep.nextDeadline()));
        return Math.min(deadline, gates.nextDeadline(turn.now()));
    }

    /** State for a handover to another engine. */
    public EngineState state(long now) {
        return new EngineState(
                interfaces.vifAssignments(),
                memberships(now),
                forwarding.seenSources(),
                interfaces.elections(now),
                interfaces.upstreamState(now).map(known -> withAdopted(known, now)),
                interfaces.unheardMembers(now),
                forwarding.senderLinks());
    }

    /** Adds the adopted groups to the state of a present upstream interface. An absent one has stored its own. */
    private UpstreamState withAdopted(UpstreamState known, long now) {
        Duration left = adopted.left(now);
        return left.isZero() ? known : new UpstreamState(known.name(), known.host(), adopted.groups(), left);
    }

    /** The configuration in force. */
    public ProxyConfiguration configuration() {
        return configuration;
    }

    /**
     * Status of the configured interfaces, in ascending order of names. Patterns are replaced by the existing
     * interfaces that match.
     */
    public List<InterfaceStatus> interfaces(long now) {
        turn.at(now);
        TreeSet<InterfaceName> names = new TreeSet<>(configuration.interfaces().keySet());
        names.removeIf(ProxyConfiguration::isPattern);
        names.addAll(links.keySet());
        return names.stream()
                .flatMap(name -> configuration.of(name).stream()
                        .map(configured -> statuses.describe(
                                name, configured.role(), links.get(name), configuration.isRunnable())))
                .toList();
    }

    /** All memberships, in ascending order of interfaces and groups. */
    public List<GroupMembership> memberships(long now) {
        turn.at(now);
        return interfaces.downstreams().stream()
                .flatMap(lan -> lan.memberships().stream())
                .toList();
    }

    /**
     * The memberships of a range of groups.
     *
     * @param from       lowest group
     * @param mostGroups maximum number of groups, 1 or more
     */
    public MembershipPage memberships(GroupAddress from, int mostGroups, long now) {
        turn.at(now);
        TreeSet<GroupAddress> groups = new TreeSet<>();
        for (Downstream lan : interfaces.downstreams()) {
            lan.groupsFrom(from, mostGroups + 1L).forEach(groups::add);
        }
        return new MembershipPage(
                groups.stream()
                        .limit(mostGroups)
                        .flatMap(group ->
                                interfaces.downstreams().stream().flatMap(lan -> lan.membership(group).stream()))
                        .toList(),
                groups.stream().skip(mostGroups).findFirst());
    }

    /** Counts of valid IGMP messages that were received and sent. */
    public List<MessageCount> messageCounts() {
        return turn.messages().all();
    }

    /** Conditions that prevent hosts from receiving multicast, or may do so. */
    public List<Finding> findings(long now) {
        turn.at(now);
        return findings.all();
    }

    /** The wanted MFC entries, in order of group and source. */
    public List<MfcEntry> routes() {
        return forwarding.installed();
    }

    /** Flows from sources that are not admitted, in order of group and source. */
    public List<RejectedTraffic> rejectedTraffic(long now) {
        turn.at(now);
        return findings.rejectedTraffic();
    }

    /** The name of the interface with a VIF, or null if the VIF is not in use. */
    public @Nullable InterfaceName nameOfVif(int vif) {
        return interfaces.withVif(vif).map(ActiveInterface::name).orElse(null);
    }

    private void onReportsLost(InterfaceName name) {
        interfaces.downstream(name).ifPresent(lan -> lan.router().loseReports(turn.now()));
    }

    private void setLinks(List<Link> present) {
        links.clear();
        present.forEach(link -> links.put(link.name(), link));
    }

    private void updateInterfaces() {
        interfaces.update(configuration.isRunnable() ? configuration : ProxyConfiguration.EMPTY, links);
        gates.keepOnly(interfaces.names());
    }

    /** Hosts whose reports were missed or refused until now report again only after a query. */
    private void updateInterfacesAndAsk(long now) {
        updateInterfaces();
        for (Downstream lan : interfaces.downstreams()) {
            if (lan.takeHasUnheardHosts()) {
                lan.router().askSoon(now);
            }
        }
    }

    private void resume(EngineState state, long now) {
        state.upstream()
                .filter(known -> interfaces.resume(known, now))
                .ifPresent(known -> adopted = new AdoptedGroups(
                        known.adopted(), now + Math.min(known.adoptedFor().toNanos(), interfaces.startupNanos())));
        state.elections()
                .forEach((name, election) -> interfaces
                        .downstream(name)
                        .ifPresent(lan -> lan.router().resume(election, now)));
        for (GroupMembership membership : state.memberships()) {
            interfaces.downstream(membership.interfaceName()).ifPresent(lan -> lan.restore(membership));
        }
        state.unheard()
                .forEach(unheard -> interfaces
                        .downstream(unheard.interfaceName())
                        .ifPresent(lan -> lan.router().missReports(unheard.group(), unheard.left(), now)));
        state.senders().forEach(link -> forwarding.restore(link, now));
        for (SeenSource seen : state.sources()) {
            forwarding.restore(seen);
            turn.groupChanged(seen.group());
        }
    }

    /**
     * Updates every group after a change of interfaces or settings.
     *
     * @param changed receives the groups; VIFs that they may refer to stay until all groups are updated
     */
    private void settleTopology(Consumer<GroupAddress> changed) {
        boolean otherSettings = turn.takeSettingsChanged();
        if (turn.takeTopologyChanged() || otherSettings) {
            upcalls.setTopology(interfaces.topology());
            forwarding.groups().forEach(changed);
            interfaces.groups().forEach(changed);
        }
    }

    private void settle(GroupAddress group) {
        SourceFilter merged = SourceFilter.NOTHING;
        for (Downstream lan : interfaces.downstreams()) {
            merged = merged.merge(lan.filter(group));
        }
        SourceFilter wanted = adopted.reported(group, merged);
        interfaces.upstream().ifPresent(up -> up.report(group, wanted));
        forwarding.reconcile(group, candidate -> filter(candidate, group));
    }

    private SourceFilter filter(ForwardingInterface candidate, GroupAddress group) {
        return interfaces
                .downstream(candidate.name())
                .map(lan -> lan.filter(group))
                .orElse(SourceFilter.NOTHING);
    }

    private final class RouteOutput implements ForwardingOutput {
        @Override
        public void install(MfcEntry entry) {
            upkeep.onSet(entry);
            turn.output(new InstallRoute(entry));
        }

        @Override
        public void renew(MfcEntry entry) {
            upkeep.onSet(entry);
            turn.output(new RenewRoute(entry));
        }

        @Override
        public void remove(MfcEntry entry) {
            turn.output(new RemoveRoute(entry));
        }
    }

    private final class Inputs implements EngineInput.Visitor {
        @Override
        public void packetReceived(PacketReceived packet) {
            receiver.receive(packet);
        }

        @Override
        public void traffic(TrafficInput input) {
            input.accept(upcalls);
        }

        @Override
        public void upkeep(UpkeepInput input) {
            input.accept(upkeep);
        }

        @Override
        public void linksChanged(LinksChanged change) {
            changeLinks(change.links(), turn.now());
        }

        @Override
        public void configurationChanged(ConfigurationChanged change) {
            changeConfiguration(change.configuration(), turn.now());
        }

        @Override
        public void hostsToBeAskedSoon(HostsToBeAskedSoon request) {
            interfaces.downstreams().forEach(lan -> lan.router().askSoon(turn.now()));
        }

        @Override
        public void heapLimited(HeapLimited heap) {
            budget.setHeapBytes(heap.bytes());
        }

        @Override
        public void packetsWaiting(PacketsWaiting packets) {
            gates.noteBacklog(packets.waiting(), turn.now());
        }

        @Override
        public void packetsLost(PacketsLost lost) {
            interfaces.downstreams().forEach(lan -> lan.router().loseReports(turn.now()));
        }

        @Override
        public void kernelShared(KernelShared shared) {
            shields.renew();
        }
    }
}
