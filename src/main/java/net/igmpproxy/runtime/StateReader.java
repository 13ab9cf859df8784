package net.igmpproxy.runtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.EngineState;
import net.igmpproxy.core.engine.EngineState.UpstreamState;
import net.igmpproxy.core.engine.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.Flow;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.host.HostState;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.router.ElectionState;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;

/** Reads what {@link StateWriter} writes. What cannot be is an {@link IllegalArgumentException}. */
final class StateReader {
    private final DataInputStream input;
    private final long now;

    StateReader(DataInputStream input, long now) {
        this.input = input;
        this.now = now;
    }

    /** Reads one thing. */
    @FunctionalInterface
    private interface Element<T> {
        T read() throws IOException;
    }

    EngineState read() throws IOException {
        Map<InterfaceName, VifAssignment> vifs = new HashMap<>();
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            vifs.put(new InterfaceName(input.readUTF()), new VifAssignment(input.readInt(), input.readInt()));
        }
        return new EngineState(vifs, list(this::membership), list(this::source), elections(), optional(this::upstream));
    }

    private Map<InterfaceName, ElectionState> elections() throws IOException {
        Map<InterfaceName, ElectionState> elections = new HashMap<>();
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            elections.put(
                    new InterfaceName(input.readUTF()),
                    new ElectionState(olderQueriers(), optional(this::otherQuerier)));
        }
        return elections;
    }

    private OtherQuerier otherQuerier() throws IOException {
        return new OtherQuerier(address(), duration(), duration(), input.readInt(), duration());
    }

    private UpstreamState upstream() throws IOException {
        InterfaceName name = new InterfaceName(input.readUTF());
        return new UpstreamState(
                name, new HostState(olderQueriers(), input.readInt(), optional(this::address), silence()));
    }

    private QuerierSilence silence() throws IOException {
        return new QuerierSilence(input.readBoolean(), duration(), duration());
    }

    private OlderQueriersPresent olderQueriers() throws IOException {
        return new OlderQueriersPresent(duration(), duration());
    }

    private GroupMembership membership() throws IOException {
        InterfaceName name = new InterfaceName(input.readUTF());
        GroupAddress group = new GroupAddress(address());
        Duration age = duration();
        boolean exclude = input.readBoolean();
        Duration groupTimer = duration();
        return new GroupMembership(
                name,
                group,
                exclude ? FilterMode.EXCLUDE : FilterMode.INCLUDE,
                age,
                exclude ? Optional.of(groupTimer) : Optional.empty(),
                input.readByte(),
                list(() -> new GroupMembership.SourceTimer(address(), duration())),
                list(this::host),
                Optional.empty());
    }

    private GroupMembership.Host host() throws IOException {
        return new GroupMembership.Host(address(), input.readByte(), filter(), duration(), duration(), duration());
    }

    private SeenSource source() throws IOException {
        GroupAddress group = new GroupAddress(address());
        Ipv4Address source = address();
        Flow flow = new Flow(
                input.readInt(), input.readLong(), input.readLong(), now - input.readLong(), now - input.readLong());
        return new SeenSource(group, source, flow, input.readBoolean());
    }

    private SourceFilter filter() throws IOException {
        boolean exclude = input.readBoolean();
        SourceSet sources = SourceSet.copyOf(list(this::address));
        return exclude ? SourceFilter.exclude(sources) : SourceFilter.include(sources);
    }

    private <T> Optional<T> optional(Element<T> element) throws IOException {
        return input.readBoolean() ? Optional.of(element.read()) : Optional.empty();
    }

    private <T> List<T> list(Element<T> element) throws IOException {
        int count = input.readInt();
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(element.read());
        }
        return all;
    }

    private Ipv4Address address() throws IOException {
        return new Ipv4Address(input.readInt());
    }

    private Duration duration() throws IOException {
        return Duration.ofNanos(input.readLong());
    }
}
