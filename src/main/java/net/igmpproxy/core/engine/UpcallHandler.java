package net.igmpproxy.core.engine;

import java.util.Optional;
import java.util.function.BiFunction;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.MessageHeld;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.PacketsRead;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.engine.event.EngineOutput.ReadPackets;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.InputGates;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.forwarding.ForwardingInterface;
import net.igmpproxy.core.forwarding.ForwardingTable;
import net.igmpproxy.core.forwarding.ForwardingTable.Forgotten;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.Topology;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.TokenBucket;
import org.jspecify.annotations.Nullable;

/** Handles the kernel's upcalls: records flows and creates their MFC entries. */
final class UpcallHandler implements EngineInput.TrafficVisitor {
    /** Time after which a silent source is removed, 210 s: the Keepalive_Period of RFC 7761 section 4.11. */
    private static final long SOURCE_IDLE_NANOS = 210_000_000_000L;

    /**
     * Maximum number of upcalls per second that are answered for packets of no stream. Each answer takes two kernel
     * calls.
     */
    private static final int MOST_ANSWERS = 1000;

    private final InterfaceTable interfaces;
    private final ForwardingTable forwarding;
    private final InputGates gates;
    private final Turn turn;
    private final TokenBucket answers;

    UpcallHandler(InterfaceTable interfaces, ForwardingTable forwarding, InputGates gates, Turn turn) {
        this.interfaces = interfaces;
        this.forwarding = forwarding;
        this.gates = gates;
        this.turn = turn;
        this.answers = new TokenBucket(MOST_ANSWERS, MOST_ANSWERS, turn.now());
    }

    /** Applies a change of the interfaces. */
    void setTopology(Topology topology) {
        forwarding.setTopology(topology);
    }

    @Override
    public void noCache(NoCache upcall) {
        long now = turn.now();
        NoCache question = new NoCache(interfaceVif(upcall.vif()), upcall.source(), upcall.group());
        Optional<ActiveInterface> arrival = interfaces.withVif(question.vif());
        if (arrival.isEmpty() || !isStream(question.source(), question.group())) {
            messageHeld(new MessageHeld(upcall.vif(), upcall.source(), upcall.group()));
        } else if (gates.admitsUpcall(arrival.get(), question, now)) {
            answer(question, now);
        }
    }

    @Override
    public void wrongVif(WrongVif upcall) {
        if (isStream(upcall.source(), upcall.group())) {
            int vif = interfaceVif(upcall.vif());
            learn(forwarding.onWrongVif(upcall.group(), upcall.source(), vif, upcall.counts(), turn.now()));
        }
    }

    @Override
    public void messageHeld(MessageHeld upcall) {
        if (answers.take(turn.now())) {
            forwarding.onHeldMessage(upcall.group(), upcall.sender(), interfaceVif(upcall.vif()));
        }
    }

    /** Returns true if routers forward packets with these addresses. */
    private static boolean isStream(Ipv4Address source, GroupAddress group) {
        return source.isUnicast() && !group.address().isLinkLocalMulticast();
    }

    @Override
    public void routesCounted(RoutesCounted counted) {
        long now = turn.now();
        for (RouteCount count : counted.counts()) {
            forwarding.onCounted(count.key(), count.packets(), count.elsewhere(), now);
        }
        forwarding.forgetIdle(now - SOURCE_IDLE_NANOS);
    }

    /** Handles the counters of an entry. */
    @Override
    public void packetsRead(PacketsRead read) {
        forwarding.onRead(read.key(), read.counts(), turn.now());
    }

    /** Requests the counters that show if a source has moved to another VIF. */
    void readUncertain(long now) {
        forwarding.takeUncertain(now).forEach(key -> turn.output(new ReadPackets(key)));
    }

    /** Answers delayed upcalls whose time has come. */
    void answerLate(long now) {
        for (NoCache upcall = gates.poll(now); upcall != null; upcall = gates.poll(now)) {
            answer(upcall, now);
        }
    }

    /**
     * Updates the MFC entries of changed flows, and removes flows beyond the limit.
     *
     * @param maxFlows maximum number of flows
     * @param filters  merged filter of a group on a downstream interface
     */
    void settle(int maxFlows, BiFunction<ForwardingInterface, GroupAddress, SourceFilter> filters) {
        forwarding.reconcileSources(filters);
        forwarding.forgetBeyond(maxFlows, forgotten -> noteForgotten(forgotten, maxFlows));
        forwarding.reconcileSources(filters);
    }

    private int interfaceVif(int vif) {
        return forwarding.arrivalVifs().interfaceVif(vif);
    }

    private void answer(NoCache upcall, long now) {
        learn(forwarding.onNoCache(upcall.group(), upcall.source(), upcall.vif(), now));
    }

    private void noteForgotten(Forgotten forgotten, int maxFlows) {
        interfaces
                .withVif(forgotten.seen().flow().vif())
                .ifPresent(active -> turn.noteForgotten(active.name(), maxFlows, forgotten));
    }

    private void learn(@Nullable SeenSource seen) {
        if (seen != null && !seen.admitted()) {
            interfaces
                    .withVif(seen.flow().vif())
                    .ifPresent(active -> turn.announce(
                            new SourceRejected(new RejectedSource(active.name(), seen.source(), seen.group()))));
        }
    }
}
