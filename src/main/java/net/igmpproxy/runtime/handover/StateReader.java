package net.igmpproxy.runtime.handover;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.UnheardMembers;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.Flow;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.SenderLink;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.host.HostState;
import net.igmpproxy.core.host.PresentQuerier;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.router.ElectionState;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;

/**
 * Reader of the format of {@link StateWriter}. Invalid content throws an {@link IllegalArgumentException}: values out
 * of range, duplicate keys, or trailing bytes.
 */
final class StateReader {
    // Minimum bytes per element, with the shortest names and empty lists.
    private static final int VIF_BYTES = 11;
    private static final int MEMBERSHIP_BYTES = 33;
    private static final int SOURCE_TIMER_BYTES = 12;
    private static final int HOST_BYTES = 34;
    private static final int SEEN_SOURCE_BYTES = 45;
    private static final int ELECTION_BYTES = 20;
    private static final int ADDRESS_BYTES = 4;
    private static final int UNHEARD_BYTES = 12;
    private static final int PRESENT_QUERIER_BYTES = 14;
    private static final int SENDER_BYTES = 7;

    private final SnapshotInput input;
    private final long now;

    StateReader(byte[] body, long now) {
        this.input = new SnapshotInput(body);
        this.now = now;
    }

    /** Value stored under the name of an interface. */
    private record Named<T>(InterfaceName name, T value) {}

    /** Key of a membership. */
    private record MembershipKey(InterfaceName name, GroupAddress group) {}

    EngineState read() throws IOException {
        EngineState state = new EngineState(
                vifs(),
                input.distinct(
                        MEMBERSHIP_BYTES,
                        this::membership,
                        membership -> new MembershipKey(membership.interfaceName(), membership.group())),
                input.distinct(SEEN_SOURCE_BYTES, this::source, source -> List.of(source.group(), source.source())),
                byName(input.distinct(ELECTION_BYTES, this::election, Named::name)),
                input.optional(this::upstream));
        EngineState whole = input.isAtEnd() ? state : doubts(state);
        input.end();
        return whole;
    }

    /** Reads the part of the format that version 1.0.0 does not write. */
    private EngineState doubts(EngineState state) throws IOException {
        List<UnheardMembers> unheard = input.distinct(
                UNHEARD_BYTES,
                () -> new UnheardMembers(input.interfaceName(), input.optional(input::group), input.timer()),
                members -> List.of(members.interfaceName(), members.group()));
        Set<GroupAddress> adopted = Set.copyOf(input.distinct(ADDRESS_BYTES, input::group, group -> group));
        Duration adoptedFor = input.timer();
        HostState.Present present = present();
        List<SenderLink> senders = input.distinct(
                SENDER_BYTES, () -> new SenderLink(input.interfaceName(), input.group()), sender -> sender);
        return new EngineState(
                state.vifs(),
                state.memberships(),
                state.sources(),
                state.elections(),
                state.upstream()
                        .map(known ->
                                new UpstreamState(known.name(), known.host().with(present), adopted, adoptedFor)),
                unheard,
                senders);
    }

    private Map<InterfaceName, VifAssignment> vifs() throws IOException {
        List<Named<VifAssignment>> vifs = input.distinct(
                VIF_BYTES,
                () -> new Named<>(input.interfaceName(), new VifAssignment(input.vif(), input.interfaceIndex())),
                Named::name);
        long numbers = vifs.stream().map(vif -> vif.value().vif()).distinct().count();
        SnapshotInput.require(numbers == vifs.size(), "VIFs that share a number", vifs.size() - numbers);
        return byName(vifs);
    }

    private static <T> Map<InterfaceName, T> byName(List<Named<T>> values) {
        return values.stream().collect(Collectors.toMap(Named::name, Named::value));
    }

    private Named<ElectionState> election() throws IOException {
        return new Named<>(
                input.interfaceName(), new ElectionState(olderQueriers(), input.optional(this::otherQuerier)));
    }

    private OtherQuerier otherQuerier() throws IOException {
        return new OtherQuerier(input.host(), input.timer(), input.timer(), input.robustness(), input.timer());
    }

    private UpstreamState upstream() throws IOException {
        InterfaceName name = input.interfaceName();
        return new UpstreamState(
                name, new HostState(olderQueriers(), input.robustness(), input.optional(input::host), silence()));
    }

    private HostState.Present present() throws IOException {
        List<PresentQuerier> routers = input.distinct(
                PRESENT_QUERIER_BYTES,
                () -> new PresentQuerier(input.host(), input.flag(), input.flag(), input.timer()),
                PresentQuerier::address);
        SnapshotInput.require(
                routers.size() <= HostState.Present.MOST_ROUTERS, "number of queriers present", routers.size());
        return new HostState.Present(routers, olderQueriers());
    }

    private QuerierSilence silence() throws IOException {
        return new QuerierSilence(input.flag(), input.age(), input.timer());
    }

    private OlderQueriersPresent olderQueriers() throws IOException {
        return new OlderQueriersPresent(input.timer(), input.timer());
    }

    private GroupMembership membership() throws IOException {
        InterfaceName name = input.interfaceName();
        GroupAddress group = input.group();
        Duration age = input.age();
        boolean exclude = input.flag();
        Duration groupTimer = input.timer();
        return new GroupMembership(
                name,
                group,
                exclude ? FilterMode.EXCLUDE : FilterMode.INCLUDE,
                age,
                exclude ? Optional.of(groupTimer) : Optional.empty(),
                input.version(),
                input.distinct(
                        SOURCE_TIMER_BYTES,
                        () -> new GroupMembership.SourceTimer(input.host(), input.timer()),
                        GroupMembership.SourceTimer::address),
                input.distinct(HOST_BYTES, this::host, GroupMembership.Host::address),
                Optional.empty());
    }

    private GroupMembership.Host host() throws IOException {
        return new GroupMembership.Host(
                input.host(), input.version(), filter(), input.age(), input.age(), input.timer());
    }

    private SeenSource source() throws IOException {
        GroupAddress group = input.group();
        Ipv4Address source = input.host();
        Flow flow = new Flow(
                input.vif(),
                input.counter(),
                input.counter(),
                now - input.age().toNanos(),
                now - input.age().toNanos());
        SnapshotInput.require(flow.firstSeen() <= flow.lastSeen(), "age of a flow", flow);
        return new SeenSource(group, source, flow, input.flag());
    }

    private SourceFilter filter() throws IOException {
        boolean exclude = input.flag();
        SourceSet sources = SourceSet.copyOf(input.list(ADDRESS_BYTES, input::host));
        return exclude ? SourceFilter.exclude(sources) : SourceFilter.include(sources);
    }
}
