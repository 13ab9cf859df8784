package net.igmpproxy.core.engine.port;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.rate.ArrivalRate;
import net.igmpproxy.core.rate.Arrivals;
import net.igmpproxy.core.rate.Backlog;
import net.igmpproxy.core.rate.Excess;
import net.igmpproxy.core.rate.PacketGate;
import net.igmpproxy.core.rate.UpcallGate;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/** How much each interface may be asked, so that no one of them takes the time of the others. */
public final class InputGates {
    private final Map<InterfaceName, Gate> gates = new TreeMap<>();
    private final Backlog backlog = new Backlog();

    /** Packets of interfaces that are not configured, and questions of the kernel: no gate sees them. */
    private final ArrivalRate others = new ArrivalRate();

    private final Consumer<InterfaceName> packetsRefused;

    private record Gate(RateLimits limits, PacketGate packets, UpcallGate<NoCache> upcalls) {
        Gate(RateLimits limits, long now) {
            this(limits, new PacketGate(limits, now), new UpcallGate<>(limits, now));
        }

        Stream<Excess.Count> takeExcess() {
            return Stream.concat(packets.takeExcess(), upcalls.takeExcess().stream());
        }
    }

    /**
     * Gates of no interface yet.
     *
     * @param packetsRefused takes each interface of which an IGMP packet is not to be looked at
     */
    public InputGates(Consumer<InterfaceName> packetsRefused) {
        this.packetsRefused = packetsRefused;
    }

    /**
     * Whether an IGMP packet is to be looked at.
     *
     * @param knownSince since when its sender has been a member or a querier, {@link DeadlineQueue#NEVER} if it is none
     */
    public boolean admitsPacket(ActiveInterface active, Ipv4Address host, long knownSince, long now) {
        boolean admitted = gate(active, now).packets().admits(host, knownSince, now);
        if (!admitted) {
            packetsRefused.accept(active.name());
        }
        return admitted;
    }

    /** Counts a packet of an interface that has no gate. */
    public void countUngated() {
        others.count();
    }

    /** Notes whether packets are left unread, since there were too many before them. */
    public void noteBacklog(boolean waiting, long now) {
        backlog.note(waiting, now);
    }

    /** The interfaces that strangers flood, and one of how many of their packets is enough. */
    public Map<InterfaceName, Integer> floods(long now) {
        Map<InterfaceName, Integer> floods = new TreeMap<>();
        Arrivals arrivals = new Arrivals(backlog.nanos(now), arrivedOnAll(now));
        gates.forEach((name, gate) -> {
            int oneOf = gate.packets().flood(arrivals, now);
            if (oneOf > 1) {
                floods.put(name, oneOf);
                packetsRefused.accept(name);
            }
        });
        return floods;
    }

    private double arrivedOnAll(long now) {
        double sum = others.inAWindow(now);
        for (Gate gate : gates.values()) {
            sum += gate.packets().arrived();
        }
        return sum;
    }

    /** Who was a member of an interface before that moment is none of those who flood it. */
    public long floodedSince(InterfaceName name) {
        Gate gate = gates.get(name);
        return gate == null ? DeadlineQueue.NEVER : gate.packets().floodedSince();
    }

    /** Whether a question of the kernel is to be answered now; if not, {@link #poll} gives it later. */
    public boolean admitsUpcall(ActiveInterface active, NoCache question, long now) {
        others.count();
        return gate(active, now).upcalls().admits(question, question.source(), now);
    }

    /** Takes a question that has waited long enough, or null. */
    @Nullable
    public NoCache poll(long now) {
        for (Gate gate : gates.values()) {
            NoCache question = gate.upcalls().poll(now);
            if (question != null) {
                return question;
            }
        }
        return null;
    }

    /** When a question has waited long enough, or a flood is to be looked at anew. */
    public long nextDeadline(long now) {
        long deadline = DeadlineQueue.NEVER;
        for (Gate gate : gates.values()) {
            deadline = Math.min(deadline, gate.upcalls().nextDeadline(now));
            deadline = Math.min(deadline, gate.packets().nextDeadline());
        }
        return deadline;
    }

    /** Forgets all interfaces but these. */
    public void keepOnly(Set<InterfaceName> names) {
        gates.keySet().retainAll(names);
    }

    /** Tells what was too much since the last call. */
    public void tell(Turn turn) {
        gates.forEach((name, gate) -> gate.takeExcess().forEach(excess -> tell(name, excess, turn)));
    }

    private static void tell(InterfaceName name, Excess.Count excess, Turn turn) {
        turn.announce(new RateExceeded(name, excess.rate(), excess.maximum(), excess.last(), excess.times()));
        turn.observations()
                .note(
                        name,
                        excess.rate().key(),
                        occurrences -> new Finding.RateExceeded(
                                name, excess.rate(), excess.maximum(), excess.last(), occurrences),
                        excess.times(),
                        turn.now());
    }

    private Gate gate(ActiveInterface active, long now) {
        RateLimits limits = active.configuration().rates();
        Gate gate = gates.get(active.name());
        if (gate == null || !gate.limits().equals(limits)) {
            gate = new Gate(limits, now);
            gates.put(active.name(), gate);
        }
        return gate;
    }
}
