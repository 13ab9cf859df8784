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

/** Rate limits of the interfaces for IGMP packets and upcalls, so that no interface uses up the time of the others. */
public final class InputGates {
    private final Map<InterfaceName, Gate> gates = new TreeMap<>();
    private final Backlog backlog = new Backlog();

    /** Packets of interfaces without configuration, and upcalls. */
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
     * Creates the limits without any interface.
     *
     * @param packetsRefused receives each interface on which an IGMP packet is dropped unread
     */
    public InputGates(Consumer<InterfaceName> packetsRefused) {
        this.packetsRefused = packetsRefused;
    }

    /**
     * Returns true if an IGMP packet is to be handled.
     *
     * @param knownSince time since which its sender is a member or querier, {@link DeadlineQueue#NEVER} if it is
     *                   neither
     */
    public boolean admitsPacket(ActiveInterface active, Ipv4Address host, long knownSince, long now) {
        boolean admitted = gate(active, now).packets().admits(host, knownSince, now);
        if (!admitted) {
            packetsRefused.accept(active.name());
        }
        return admitted;
    }

    /** Counts a packet of an interface without limits. */
    public void countUngated() {
        others.count();
    }

    /** Records the start or end of a backlog of unread packets. */
    public void noteBacklog(boolean waiting, long now) {
        backlog.note(waiting, now);
    }

    /**
     * Determines the flooded interfaces. For each, the pre-filter passes one of the returned number of packets from
     * unknown senders.
     */
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

    /**
     * Start of the flood on an interface, in nanoseconds. Hosts that were members before it do not belong to the flood.
     */
    public long floodedSince(InterfaceName name) {
        Gate gate = gates.get(name);
        return gate == null ? DeadlineQueue.NEVER : gate.packets().floodedSince();
    }

    /** Returns true if an upcall is to be answered now. Otherwise it waits, and {@link #poll} returns it later. */
    public boolean admitsUpcall(ActiveInterface active, NoCache question, long now) {
        others.count();
        return gate(active, now).upcalls().admits(question, question.source(), now);
    }

    /** Removes and returns a waiting upcall whose time has come, or null if there is none. */
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

    /** Time at which the next waiting upcall may be answered, or at which a flood must be checked again. */
    public long nextDeadline(long now) {
        long deadline = DeadlineQueue.NEVER;
        for (Gate gate : gates.values()) {
            deadline = Math.min(deadline, gate.upcalls().nextDeadline(now));
            deadline = Math.min(deadline, gate.packets().nextDeadline());
        }
        return deadline;
    }

    /** Removes all other interfaces. */
    public void keepOnly(Set<InterfaceName> names) {
        gates.keySet().retainAll(names);
    }

    /** Publishes events and findings for the rates exceeded since the last call. */
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
