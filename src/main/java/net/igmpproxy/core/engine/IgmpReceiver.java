package net.igmpproxy.core.engine;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.EngineInput.PacketReceived;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RouterAlertPolicy;

/** Brings IGMP packets to the interface they concern, or says why they are of no concern. */
final class IgmpReceiver {
    private final InterfaceTable interfaces;
    private final InputGates gates;
    private final Turn turn;

    IgmpReceiver(InterfaceTable interfaces, InputGates gates, Turn turn) {
        this.interfaces = interfaces;
        this.gates = gates;
        this.turn = turn;
    }

    void receive(PacketReceived packet) {
        Optional<ActiveInterface> active =
                interfaces.withIndex(packet.interfaceIndex()).flatMap(interfaces::active);
        if (active.isEmpty()) {
            turn.announce(new IgmpDropped("", DropReason.UNKNOWN_INTERFACE.label()));
        } else if (isAdmitted(active.get(), packet)) {
            receive(active.get(), packet);
        }
    }

    private boolean isAdmitted(ActiveInterface active, PacketReceived packet) {
        Ipv4Address sender = IgmpDecoder.sender(packet.packet(), packet.length());
        return gates.admitsPacket(active, sender, knownSince(active, sender), turn.now());
    }

    private long knownSince(ActiveInterface active, Ipv4Address sender) {
        Optional<Long> since = active.isUpstream()
                ? interfaces
                        .upstream()
                        .flatMap(up -> up.host().querier())
                        .filter(sender::equals)
                        .map(querier -> 0L)
                : interfaces.downstream(active.name()).map(lan -> lan.router().knownSince(sender));
        return since.orElse(DeadlineQueue.NEVER);
    }

    private void receive(ActiveInterface active, PacketReceived packet) {
        RouterAlertPolicy policy = active.configuration().protocol().requireRouterAlert()
                ? RouterAlertPolicy.REQUIRED
                : RouterAlertPolicy.OPTIONAL;
        DecodeResult result = IgmpDecoder.decode(packet.packet(), packet.length(), policy);
        if (result instanceof DecodeResult.Rejected rejected) {
            turn.announce(
                    new IgmpDropped(active.name().value(), rejected.error().label()));
        } else if (result instanceof DecodeResult.Decoded decoded) {
            receive(active, decoded);
        }
    }

    private void receive(ActiveInterface active, DecodeResult.Decoded decoded) {
        if (active.link().isOwn(decoded.source())) {
            drop(active, DropReason.OWN_MESSAGE);
            onOwnMessage(active, decoded);
            return;
        }
        turn.messages().received(active.name(), decoded.message());
        if (decoded.ignoredRecords() > 0) {
            drop(active, DropReason.IGNORED_RECORD);
        }
        if (decoded.message() instanceof MembershipQuery query) {
            onQuery(active, decoded, query);
        } else if (decoded.message() instanceof Report report) {
            onReport(active, decoded, report);
        }
    }

    /** The kernel's own messages: those of the proxy are not looped back (IP_MULTICAST_LOOP). */
    private void onOwnMessage(ActiveInterface active, DecodeResult.Decoded decoded) {
        if (active.isUpstream() && decoded.message() instanceof Report report) {
            interfaces.upstream().ifPresent(up -> up.onOwnHostReport(report));
        }
    }

    private void onQuery(ActiveInterface active, DecodeResult.Decoded decoded, MembershipQuery query) {
        if (active.isUpstream()) {
            interfaces.upstream().ifPresent(up -> up.onQuery(decoded.source(), query));
        } else {
            interfaces.downstream(active.name()).ifPresent(lan -> lan.onQuery(decoded.source(), query));
        }
    }

    private void onReport(ActiveInterface active, DecodeResult.Decoded decoded, Report report) {
        if (active.isUpstream()) {
            interfaces.upstream().ifPresent(up -> up.onReport(report));
            drop(active, DropReason.REPORT_ON_UPSTREAM);
        } else {
            interfaces.downstream(active.name()).ifPresent(lan -> lan.onReport(decoded.source(), report));
        }
    }

    private void drop(ActiveInterface active, DropReason reason) {
        turn.announce(new IgmpDropped(active.name().value(), reason.label()));
    }
}
