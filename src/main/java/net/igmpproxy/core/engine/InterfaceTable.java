package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.VifsExhausted;
import net.igmpproxy.core.engine.event.EngineState.UnheardMembers;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.Downstream;
import net.igmpproxy.core.engine.port.StaticMemberships;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.engine.port.Upstream;
import net.igmpproxy.core.forwarding.ForwardingInterface;
import net.igmpproxy.core.forwarding.Topology;
import net.igmpproxy.core.router.ElectionState;
import net.igmpproxy.core.router.EntryBudget;
import net.igmpproxy.core.router.RouterSettings;
import org.jspecify.annotations.Nullable;

/** Active interfaces: configured and existing ones. Follows changes of the configuration and of the links. */
final class InterfaceTable {
    private final Turn turn;
    private final Random random;
    private final VifTable vifs;
    private final RouterGroupTable routerGroups;
    private final EntryBudget budget;
    private final TreeMap<InterfaceName, Downstream> downstreams = new TreeMap<>();
    private final Map<Integer, InterfaceName> namesByIndex = new HashMap<>();
    private final TreeSet<InterfaceName> withoutVif = new TreeSet<>();
    private final AbsentMemberships absent = new AbsentMemberships();
    private final AbsentQueriers absentQueriers = new AbsentQueriers();
    private @Nullable Upstream upstream;
    private Set<InterfaceName> knownWithoutVif = Set.of();

    /** VIFs released by the present update, by interface name. A new interface with the same name gets the same VIF. */
    private final Map<InterfaceName, Integer> formerVifs = new HashMap<>();

    /** Number of VIFs reserved for an absent upstream interface, 0 or 1. */
    private int spareVifs;

    /**
     * Creates an empty table.
     *
     * @param kernel kernel state of the interfaces
     * @param budget shared by all downstream interfaces
     */
    InterfaceTable(KernelTables kernel, EntryBudget budget, Random random, Turn turn) {
        this.vifs = kernel.vifs();
        this.routerGroups = kernel.routerGroups();
        this.budget = budget;
        this.random = random;
        this.turn = turn;
    }

    Optional<Upstream> upstream() {
        return Optional.ofNullable(upstream);
    }

    Collection<Downstream> downstreams() {
        return Collections.unmodifiableCollection(downstreams.values());
    }

    Optional<Downstream> downstream(InterfaceName name) {
        return Optional.ofNullable(downstreams.get(name));
    }

    /**
     * Time in nanoseconds from now until the hosts of all downstream interfaces have been queried and have answered.
     */
    long startupNanos() {
        return downstreams().stream()
                .mapToLong(lan ->
                        lan.active().configuration().timers().startupTime().toNanos())
                .max()
                .orElse(0);
    }

    /** Groups that any interface wants. */
    SortedSet<GroupAddress> groups() {
        SortedSet<GroupAddress> groups = new TreeSet<>();
        upstream().ifPresent(up -> groups.addAll(up.staticGroups()));
        downstreams.values().forEach(lan -> groups.addAll(lan.groups()));
        return groups;
    }

    /** Interfaces that are inactive because no VIF is left. */
    SortedSet<InterfaceName> withoutVif() {
        return Collections.unmodifiableSortedSet(withoutVif);
    }

    Optional<InterfaceName> withIndex(int interfaceIndex) {
        return Optional.ofNullable(namesByIndex.get(interfaceIndex));
    }

    Optional<ActiveInterface> active(InterfaceName name) {
        return upstream()
                .map(Upstream::active)
                .filter(active -> active.name().equals(name))
                .or(() -> downstream(name).map(Downstream::active));
    }

    Optional<ActiveInterface> withVif(int vif) {
        return actives().stream().filter(active -> active.vif() == vif).findFirst();
    }

    /** Names of the active interfaces. */
    Set<InterfaceName> names() {
        return actives().stream().map(ActiveInterface::name).collect(Collectors.toSet());
    }

    /** VIFs in use. */
    Map<InterfaceName, VifAssignment> vifAssignments() {
        Map<InterfaceName, VifAssignment> assignments = new HashMap<>();
        actives()
                .forEach(active -> assignments.put(
                        active.name(),
                        new VifAssignment(active.vif(), active.link().index())));
        return assignments;
    }

    /** Querier state of the downstream interfaces. */
    Map<InterfaceName, ElectionState> elections(long now) {
        Map<InterfaceName, ElectionState> elections = new HashMap<>();
        downstreams.forEach((name, lan) -> elections.put(name, lan.router().election(now)));
        return elections;
    }

    /** Downstream interfaces and groups whose reports may be missing. */
    List<UnheardMembers> unheardMembers(long now) {
        return downstreams().stream()
                .flatMap(lan -> lan.unheardMembers().stream())
                .toList();
    }

    /** Querier state of the upstream interface, also while it is absent. */
    Optional<UpstreamState> upstreamState(long now) {
        return upstream()
                .map(up -> new UpstreamState(up.active().name(), up.host().state(now)))
                .or(() -> absentQueriers.state(now));
    }

    /**
     * Restores the upstream state of a handover. It waits for an upstream interface that is absent.
     *
     * @return true if that interface is present or awaited
     */
    boolean resume(UpstreamState known, long now) {
        Optional<Upstream> present = upstream().filter(up -> up.active().name().equals(known.name()));
        present.ifPresent(up -> up.host().resume(known.host(), now));
        if (upstream == null) {
            absentQueriers.remember(known, now);
        }
        return present.isPresent() || upstream == null;
    }

    /** The active interfaces for forwarding. */
    Topology topology() {
        List<ForwardingInterface> interfaces = new ArrayList<>();
        upstream().ifPresent(up -> interfaces.add(up.active().forwarding(true)));
        downstreams.values().forEach(lan -> interfaces.add(lan.active().forwarding(lan.forwards())));
        return new Topology(interfaces, vifs.arrivalVifs(), this::isUpstreamGroup);
    }

    private boolean isUpstreamGroup(GroupAddress group) {
        return upstream == null || upstream.active().configuration().policy().allows(group);
    }

    /**
     * Activates interfaces that are configured and exist, and releases the others.
     *
     * @param configuration the configuration; empty while the proxy is disabled
     * @param links         the existing interfaces by name
     */
    void update(ProxyConfiguration configuration, Map<InterfaceName, Link> links) {
        withoutVif.clear();
        formerVifs.clear();
        for (ActiveInterface active : actives()) {
            Link link = links.get(active.name());
            boolean wantedAsBefore = configuration
                    .of(active.name())
                    .filter(wanted -> wanted.role() == active.configuration().role())
                    .isPresent();
            if (!wantedAsBefore || link == null || link.index() != active.link().index()) {
                upstream()
                        .filter(up -> wantedAsBefore && active.isUpstream())
                        .ifPresent(up -> absentQueriers.remember(
                                new UpstreamState(active.name(), up.host().state(turn.now())), turn.now()));
                release(active, links);
            }
        }
        absent.keepOnly(name -> isDownstream(configuration, name), namesByIndex(links), turn.now());
        inOrder(configuration, links)
                .forEach(link -> configuration
                        .of(link.name())
                        .filter(wanted -> wanted.role() != Role.DISABLED)
                        .ifPresent(wanted -> takeUp(configuration, wanted, link)));
        spareVifs = keptForUpstream(configuration);
        vifs.makeRoom(withoutVif.size(), spareVifs);
        if (vifs.assignArrivals(downstreamActives(), withoutVif.isEmpty())) {
            turn.topologyChanged();
        }
        vifs.checkArrivals();
        namesByIndex.clear();
        actives().forEach(active -> namesByIndex.put(active.link().index(), active.name()));
    }

    private static Map<Integer, InterfaceName> namesByIndex(Map<InterfaceName, Link> links) {
        return links.values().stream().collect(Collectors.toMap(Link::index, Link::name));
    }

    private static boolean isDownstream(ProxyConfiguration configuration, InterfaceName name) {
        return configuration
                .of(name)
                .filter(wanted -> wanted.role() == Role.DOWNSTREAM)
                .isPresent();
    }

    /**
     * The upstream interface first, then interfaces configured by name: they get VIFs before interfaces that match a
     * pattern.
     */
    private static List<Link> inOrder(ProxyConfiguration configuration, Map<InterfaceName, Link> links) {
        return links.values().stream()
                .sorted(Comparator.comparing((Link link) -> !isUpstream(configuration, link.name()))
                        .thenComparing(link -> !configuration.interfaces().containsKey(link.name()))
                        .thenComparing(Link::name))
                .toList();
    }

    /**
     * Applies a slice of the static memberships.
     *
     * @param most maximum number of groups for each interface
     */
    void proceed(int most) {
        statics().forEach(statics -> statics.proceed(most, turn::groupChanged));
    }

    /** Returns true if static memberships are left to apply. */
    boolean isPending() {
        return statics().anyMatch(StaticMemberships::isPending);
    }

    private Stream<StaticMemberships> statics() {
        return Stream.concat(
                upstream().map(Upstream::statics).stream(),
                downstreams.values().stream().map(Downstream::statics));
    }

    private static boolean isUpstream(ProxyConfiguration configuration, InterfaceName name) {
        return configuration.upstream().filter(name::equals).isPresent();
    }

    /**
     * Updates VIFs and router-group memberships in the kernel.
     *
     * @param complete true if no MFC entry refers to a VIF that is to be removed; otherwise such VIFs stay
     * @return true if VIFs have become free, and another {@link #update} can assign them to waiting interfaces
     */
    boolean settle(boolean complete) {
        actives().stream().sorted(Comparator.comparingInt(ActiveInterface::vif)).forEach(active -> {
            vifs.install(active);
            routerGroups.join(active.link(), !active.isUpstream());
        });
        routerGroups.leaveOthers(
                actives().stream().map(active -> active.link().index()).collect(Collectors.toSet()));
        boolean isFreed = complete && vifs.removeUnwanted();
        boolean isForWaiting = complete && !withoutVif.isEmpty() && vifs.hasRoom(spareVifs);
        boolean isForArrivals = isFreed && downstreamActives().stream().anyMatch(vifs::lacksArrival);
        boolean again = isForWaiting || isForArrivals;
        if (complete && !again) {
            announceWithoutVif();
        }
        return again;
    }

    private void announceWithoutVif() {
        withoutVif.stream()
                .filter(name -> !knownWithoutVif.contains(name))
                .forEach(name -> turn.announce(new VifsExhausted(name)));
        knownWithoutVif = Set.copyOf(withoutVif);
    }

    private void takeUp(ProxyConfiguration proxy, InterfaceConfiguration wanted, Link link) {
        Optional<ActiveInterface> present = active(link.name());
        if (present.isPresent()) {
            change(proxy, new ActiveInterface(present.get().vif(), link, wanted));
            return;
        }
        OptionalInt vif = vifs.claim(
                link.index(), wanted.role() == Role.UPSTREAM ? 0 : keptForUpstream(proxy), former(link.name()));
        if (vif.isEmpty()) {
            withoutVif.add(link.name());
            return;
        }
        takeUp(proxy, new ActiveInterface(vif.getAsInt(), link, wanted));
        turn.topologyChanged();
        turn.announce(new InterfaceChanged(link.name(), StatusFactory.state(link)));
    }

    private OptionalInt former(InterfaceName name) {
        Integer vif = formerVifs.get(name);
        return vif == null ? OptionalInt.empty() : OptionalInt.of(vif);
    }

    /** Number of VIFs to reserve for an absent upstream interface, without which no forwarding is possible. */
    private int keptForUpstream(ProxyConfiguration proxy) {
        boolean awaited = upstream == null
                && proxy.upstream().filter(name -> !withoutVif.contains(name)).isPresent();
        return awaited ? 1 : 0;
    }

    private void takeUp(ProxyConfiguration proxy, ActiveInterface active) {
        if (active.isUpstream()) {
            Upstream up = new Upstream(active, proxy.ssm(), random, turn);
            absentQueriers
                    .recall(active.name(), turn.now())
                    .ifPresent(known -> up.host().resume(known, turn.now()));
            upstream = up;
        } else {
            RouterSettings settings = RouterSettingsFactory.settings(proxy, active.configuration());
            Downstream lan = new Downstream(active, settings, budget, turn);
            downstreams.put(active.name(), lan);
            if (lan.router().isQuerier()) {
                turn.announce(new QuerierChanged(active.name(), active.address(), true, true));
            }
            absent.recall(active.link(), settings.timers().startupTime(), turn.now())
                    .forEach(lan::restore);
        }
    }

    private void change(ProxyConfiguration proxy, ActiveInterface next) {
        ActiveInterface before = active(next.name()).orElseThrow();
        downstream(next.name())
                .ifPresent(lan -> lan.change(next, RouterSettingsFactory.settings(proxy, next.configuration())));
        upstream().filter(up -> next.isUpstream()).ifPresent(up -> up.change(next, proxy.ssm()));
        if (before.equals(next)) {
            return;
        }
        if (!before.link().equals(next.link())) {
            turn.topologyChanged();
        } else if (next.configuration().differsBeyondStaticGroups(before.configuration())) {
            turn.settingsChanged();
        }
        if (before.link().up() != next.link().up()) {
            turn.announce(new InterfaceChanged(next.name(), StatusFactory.state(next.link())));
        }
    }

    private void release(ActiveInterface active, Map<InterfaceName, Link> links) {
        if (active.isUpstream()) {
            if (namesByIndex(links).containsKey(active.link().index())) {
                upstream().ifPresent(up -> up.host().leaveAll(turn.now()));
            }
            upstream = null;
        } else {
            downstream(active.name()).ifPresent(lan -> {
                absent.remember(active.link(), lan.memberships(), turn.now());
                lan.release();
            });
            downstreams.remove(active.name());
        }
        vifs.release(active.vif());
        formerVifs.put(active.name(), active.vif());
        turn.topologyChanged();
        turn.announce(new InterfaceChanged(
                active.name(),
                links.containsKey(active.name()) ? InterfaceStatus.State.DISABLED : InterfaceStatus.State.ABSENT));
    }

    private List<ActiveInterface> actives() {
        return Stream.concat(upstream().map(Upstream::active).stream(), downstreamActives().stream())
                .toList();
    }

    private List<ActiveInterface> downstreamActives() {
        return downstreams.values().stream().map(Downstream::active).toList();
    }
}
