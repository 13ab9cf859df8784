package net.igmpproxy.runtime.handover;

import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
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
import net.igmpproxy.core.host.HostState;
import net.igmpproxy.core.host.PresentQuerier;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.router.ElectionState;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;

/** Writer of the format of {@link StateReader}. Times are written as ages, since another process has another clock. */
final class StateWriter {
    private final DataOutputStream output;
    private final long now;

    StateWriter(DataOutputStream output, long now) {
        this.output = output;
        this.now = now;
    }

    void write(EngineState state) throws IOException {
        output.writeInt(state.vifs().size());
        for (Map.Entry<InterfaceName, VifAssignment> vif : state.vifs().entrySet()) {
            output.writeUTF(vif.getKey().value());
            output.writeInt(vif.getValue().vif());
            output.writeInt(vif.getValue().interfaceIndex());
        }
        output.writeInt(state.memberships().size());
        for (GroupMembership membership : state.memberships()) {
            write(membership);
        }
        output.writeInt(state.sources().size());
        for (SeenSource source : state.sources()) {
            write(source);
        }
        output.writeInt(state.elections().size());
        for (Map.Entry<InterfaceName, ElectionState> election :
                state.elections().entrySet()) {
            output.writeUTF(election.getKey().value());
            write(election.getValue());
        }
        output.writeBoolean(state.upstream().isPresent());
        if (state.upstream().isPresent()) {
            output.writeUTF(state.upstream().get().name().value());
            write(state.upstream().get().host());
        }
        writeDoubts(state);
        write(state.upstream().map(UpstreamState::host).orElse(HostState.EMPTY).present());
        writeSenders(state);
    }

    /** Writes a part that version 1.0.0 neither writes nor reads. */
    private void writeDoubts(EngineState state) throws IOException {
        output.writeInt(state.unheard().size());
        for (UnheardMembers unheard : state.unheard()) {
            output.writeUTF(unheard.interfaceName().value());
            output.writeBoolean(unheard.group().isPresent());
            if (unheard.group().isPresent()) {
                write(unheard.group().get().address());
            }
            write(unheard.left());
        }
        Set<GroupAddress> adopted = state.upstream().map(UpstreamState::adopted).orElse(Set.of());
        write(adopted.stream().map(GroupAddress::address).toList());
        write(state.upstream().map(UpstreamState::adoptedFor).orElse(Duration.ZERO));
    }

    /** Writes a part that version 1.0.0 neither writes nor reads. */
    private void writeSenders(EngineState state) throws IOException {
        output.writeInt(state.senders().size());
        for (SenderLink sender : state.senders()) {
            output.writeUTF(sender.interfaceName().value());
            write(sender.group().address());
        }
    }

    private void write(ElectionState election) throws IOException {
        write(election.olderQueriers());
        output.writeBoolean(election.otherQuerier().isPresent());
        if (election.otherQuerier().isPresent()) {
            OtherQuerier other = election.otherQuerier().get();
            write(other.address());
            write(other.present());
            write(other.othersPresent());
            output.writeInt(other.robustness());
            write(other.queryInterval());
        }
    }

    private void write(HostState host) throws IOException {
        write(host.olderQueriers());
        output.writeInt(host.robustness());
        output.writeBoolean(host.querier().isPresent());
        if (host.querier().isPresent()) {
            write(host.querier().get());
        }
        output.writeBoolean(host.silence().heard());
        write(host.silence().lasting());
        write(host.silence().allowed());
    }

    /** Writes a part that version 1.0.0 neither writes nor reads. */
    private void write(HostState.Present present) throws IOException {
        output.writeInt(present.routers().size());
        for (PresentQuerier router : present.routers()) {
            write(router.address());
            output.writeBoolean(router.ofTheLink());
            output.writeBoolean(router.proved());
            write(router.left());
        }
        write(present.foreignVersions());
    }

    private void write(OlderQueriersPresent present) throws IOException {
        write(present.version1());
        write(present.version2());
    }

    /** Writes a membership without its configured part: the next process has its own configuration. */
    private void write(GroupMembership membership) throws IOException {
        output.writeUTF(membership.interfaceName().value());
        write(membership.group().address());
        write(membership.age());
        output.writeBoolean(membership.groupTimer().isPresent());
        write(membership.groupTimer().orElse(Duration.ZERO));
        output.writeByte(membership.compatibilityMode());
        output.writeInt(membership.sources().size());
        for (GroupMembership.SourceTimer source : membership.sources()) {
            write(source.address());
            write(source.timer());
        }
        output.writeInt(membership.hosts().size());
        for (GroupMembership.Host host : membership.hosts()) {
            write(host);
        }
    }

    private void write(GroupMembership.Host host) throws IOException {
        write(host.address());
        output.writeByte(host.version());
        write(host.filter());
        write(host.age());
        write(host.lastSeen());
        write(host.expires());
    }

    private void write(SeenSource source) throws IOException {
        Flow flow = source.flow();
        write(source.group().address());
        write(source.source());
        output.writeInt(flow.vif());
        output.writeLong(flow.counter());
        output.writeLong(flow.packets());
        output.writeLong(now - flow.firstSeen());
        output.writeLong(now - flow.lastSeen());
        output.writeBoolean(source.admitted());
    }

    private void write(SourceFilter filter) throws IOException {
        output.writeBoolean(filter.isExclude());
        write(filter.sources());
    }

    private void write(Collection<Ipv4Address> addresses) throws IOException {
        output.writeInt(addresses.size());
        for (Ipv4Address address : addresses) {
            write(address);
        }
    }

    private void write(Ipv4Address address) throws IOException {
        output.writeInt(address.bits());
    }

    private void write(Duration duration) throws IOException {
        output.writeLong(duration.toNanos());
    }
}
