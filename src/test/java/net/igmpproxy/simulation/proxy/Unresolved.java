package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.simulation.base.Time;

/** Queued packets of one flow without an entry ({@code ipmr_cache_unresolved}). */
final class Unresolved {
    /** Time in nanoseconds for which an unanswered upcall prevents further ones. */
    private static final long LIFETIME = 10 * Time.SECOND;

    private static final int MOST_PACKETS = 4;

    private final List<HeldPacket> packets = new ArrayList<>();
    private final long end;

    Unresolved(long now) {
        this.end = now + LIFETIME;
    }

    boolean isOver(long now) {
        return end <= now;
    }

    void hold(HeldPacket packet) {
        if (packets.size() < MOST_PACKETS) {
            packets.add(packet);
        }
    }

    List<HeldPacket> packets() {
        return packets;
    }
}
