package net.igmpproxy.core.engine;

import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.EngineInput.PacketReceived;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RouterAlertPolicy;

/** Brings IGMP packets to the interface they concern, or says why they are of no concern. */
final class IgmpReceiver {
    private final InterfaceTable interfaces;
    private final Turn turn;

    IgmpReceiver(InterfaceTable interfaces, Turn turn) {
        this.interfaces = interfaces;
        this.turn = turn;
    }

    void receive(PacketReceived packet, long now) {
        Optional<InterfaceName> name = interfaces.withIndex(packet.interfaceIndex());
        if (name.isEmpty()) {
            turn.announce(new IgmpDropped("", DropReason.UNKNOWN_INTERFACE.label()));
            return;
        }
        DecodeResult result = IgmpDecoder.decode(packet.packet(), packet.length(), RouterAlertPolicy.REQUIRED);
        if (result instanceof DecodeResult.Rejected rejected) {
            turn.announce(new IgmpDropped(name.get().value(), rejected.error().label()));
        } else if (result instanceof DecodeResult.Decoded decoded) {
            interfaces.active(name.get()).ifPresent(active -> receive(active, decoded, now));
        }
    }

    private void receive(ActiveInterface active, DecodeResult.Decoded decoded, long now) {
        if (active.link().isOwn(decoded.source())) {
            drop(active, DropReason.OWN_MESSAGE);
            return;
        }
        if (decoded.ignoredRecords() > 0) {
            drop(active, DropReason.IGNORED_RECORD);
        }
        if (decoded.message() instanceof MembershipQuery query) {
            onQuery(active, decoded, query, now);
        } else if (decoded.message() instanceof Report report) {
            onReport(active, decoded, report, now);
        }
    }

    private void onQuery(ActiveInterface active, DecodeResult.Decoded decoded, MembershipQuery query, long now) {
        if (active.isUpstream()) {
            interfaces.upstream().ifPresent(up -> up.host().onQuery(decoded.source(), query, now));
        } else {
            interfaces.downstream(active.name()).ifPresent(lan -> lan.router().onQuery(decoded.source(), query, now));
        }
    }

    private void onReport(ActiveInterface active, DecodeResult.Decoded decoded, Report report, long now) {
        if (active.isUpstream()) {
            interfaces.upstream().ifPresent(up -> up.onReport(report, now));
            drop(active, DropReason.REPORT_ON_UPSTREAM);
        } else {
            interfaces.downstream(active.name()).ifPresent(lan -> lan.onReport(decoded.source(), report, now));
        }
    }

    private void drop(ActiveInterface active, DropReason reason) {
        turn.announce(new IgmpDropped(active.name().value(), reason.label()));
    }
}
