package net.igmpproxy.core.engine;

import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.finding.DropReason;
import net.igmpproxy.core.engine.finding.Refusal;
import net.igmpproxy.core.engine.finding.Refusals;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.InputGates;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RouterAlertPolicy;
import net.igmpproxy.core.wire.TtlPolicy;

/** Dispatches received IGMP packets to their interfaces, or drops them with a reason. */
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
            gates.countUngated();
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
                        .filter(up -> up.host().isKnownQuerier(sender, turn.now()))
                        .map(up -> 0L)
                : interfaces.downstream(active.name()).map(lan -> lan.router().knownSince(sender));
        return since.orElse(DeadlineQueue.NEVER);
    }

    private void receive(ActiveInterface active, PacketReceived packet) {
        RouterAlertPolicy policy = active.configuration().protocol().requireRouterAlert()
                ? RouterAlertPolicy.REQUIRED
                : RouterAlertPolicy.OPTIONAL;
        TtlPolicy ttl = active.configuration().hosts().requireTtl1() ? TtlPolicy.ONE : TtlPolicy.ANY;
        IgmpDecoder.decode(packet.packet(), packet.length(), policy, ttl).accept(new Results(active));
    }

    private void receive(ActiveInterface active, DecodeResult.Decoded decoded) {
        if (active.link().isOwn(decoded.source()) && !isLocalMember(active, decoded)) {
            drop(active, DropReason.OWN_MESSAGE, decoded);
            onOwnMessage(active, decoded);
            return;
        }
        turn.messages().received(active.name(), decoded.message());
        if (decoded.ignoredRecords() > 0) {
            drop(active, DropReason.IGNORED_RECORD, decoded);
        }
        decoded.message().accept(new Delivery(active, decoded)).ifPresent(reason -> drop(active, reason, decoded));
    }

    /**
     * Handles a message of the own kernel. The proxy's own messages are not looped back ({@code IP_MULTICAST_LOOP}).
     */
    private void onOwnMessage(ActiveInterface active, DecodeResult.Decoded decoded) {
        if (active.isUpstream() && decoded.message() instanceof Report report) {
            interfaces.upstream().ifPresent(up -> up.onOwnHostReport(report));
        }
    }

    /** Returns true for a report of the router's own kernel on a downstream interface with {@code localMembers}. */
    private static boolean isLocalMember(ActiveInterface active, DecodeResult.Decoded decoded) {
        return !active.isUpstream()
                && active.configuration().hosts().localMembers()
                && decoded.message() instanceof Report;
    }

    private void drop(ActiveInterface active, DropReason reason, DecodeResult.Decoded decoded) {
        Optional<GroupAddress> group =
                decoded.message() instanceof OneGroupReport older ? Optional.of(older.group()) : Optional.empty();
        turn.drop(active.name(), reason, new Refusals.Sender(decoded.source(), group));
    }

    private final class Results implements DecodeResult.Visitor {
        private final ActiveInterface active;

        Results(ActiveInterface active) {
            this.active = active;
        }

        @Override
        public void decoded(DecodeResult.Decoded decoded) {
            receive(active, decoded);
        }

        @Override
        public void rejected(DecodeResult.Rejected rejected) {
            turn.refuse(
                    active.name(),
                    Refusal.of(rejected.error()),
                    rejected.error().label(),
                    new Refusals.Sender(rejected.source(), Optional.empty()));
        }
    }

    /** Delivers a message to its interface. Returns the reason if the message is dropped. */
    private final class Delivery implements IgmpMessage.Visitor<Optional<DropReason>> {
        private final ActiveInterface active;
        private final DecodeResult.Decoded decoded;

        Delivery(ActiveInterface active, DecodeResult.Decoded decoded) {
            this.active = active;
            this.decoded = decoded;
        }

        @Override
        public Optional<DropReason> query(MembershipQuery query) {
            if (active.isUpstream()) {
                interfaces.upstream().ifPresent(up -> up.onQuery(decoded.source(), query));
            } else {
                interfaces.downstream(active.name()).ifPresent(lan -> lan.onQuery(decoded.source(), query));
            }
            return Optional.empty();
        }

        @Override
        public Optional<DropReason> reportV1(ReportV1 report) {
            return deliver(report);
        }

        @Override
        public Optional<DropReason> reportV2(ReportV2 report) {
            return deliver(report);
        }

        @Override
        public Optional<DropReason> leaveGroup(LeaveGroup leave) {
            return !active.isUpstream() && isToNobody(leave)
                    ? Optional.of(DropReason.LEAVE_DESTINATION)
                    : deliver(leave);
        }

        @Override
        public Optional<DropReason> reportV3(ReportV3 report) {
            return deliver(report);
        }

        private Optional<DropReason> deliver(Report report) {
            if (active.isUpstream()) {
                interfaces.upstream().ifPresent(up -> up.onReport(decoded.source(), report));
                return Optional.of(DropReason.REPORT_ON_UPSTREAM);
            }
            interfaces.downstream(active.name()).ifPresent(lan -> lan.onReport(decoded.source(), report));
            return Optional.empty();
        }

        /**
         * Returns true for a Leave that is addressed neither to all routers nor to its group, which is invalid (RFC
         * 2236 sections 3 and 9).
         */
        private boolean isToNobody(LeaveGroup leave) {
            return !decoded.destination().equals(Ipv4Address.ALL_ROUTERS)
                    && !decoded.destination().equals(leave.group().address());
        }
    }
}
