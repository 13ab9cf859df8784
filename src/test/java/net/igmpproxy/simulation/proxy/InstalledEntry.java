package net.igmpproxy.simulation.proxy;

import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.simulation.base.Time;

/** MFC entry with its counters and the sources reported by WRONGVIF upcalls. */
final class InstalledEntry {
    /** {@code MFC_ASSERT_THRESH}: minimum interval between two WRONGVIF upcalls of an entry. */
    private static final long COMPLAINT_INTERVAL = 3 * Time.SECOND;

    private static final int CLOSED = 255;

    private final Set<String> complaints = new TreeSet<>();
    private MfcEntry entry;
    private long packets;
    private long elsewhere;
    private long complained = -COMPLAINT_INTERVAL;

    InstalledEntry(MfcEntry entry) {
        this.entry = entry;
    }

    MfcEntry entry() {
        return entry;
    }

    /** Returns the counters. */
    RouteCount count(MfcKey key) {
        return new RouteCount(key, packets, elsewhere);
    }

    /** Replaces the entry and keeps the counters. */
    void replace(MfcEntry next) {
        entry = next;
        complaints.clear();
    }

    /** @param expected true if the packet arrived on the input interface of the entry */
    void count(boolean expected) {
        if (expected) {
            packets++;
        } else {
            elsewhere++;
        }
    }

    /** Returns true if a VIF is an output of the entry. */
    boolean isOpen(int vif) {
        return ttl(vif) < CLOSED;
    }

    /** Returns true if packets with a TTL are forwarded to a VIF. */
    boolean lets(int vif, int ttl) {
        return ttl > ttl(vif);
    }

    /**
     * Records a packet from another input interface.
     *
     * @return true if the kernel sends an upcall
     */
    boolean complain(String source, long now) {
        if (complained + COMPLAINT_INTERVAL >= now) {
            return false;
        }
        complained = now;
        complaints.add(source);
        return true;
    }

    /** Returns true if an upcall for a source was sent and the entry has not changed since. */
    boolean complainsOf(String source) {
        return complaints.contains(source);
    }

    void forgetComplaints() {
        complaints.clear();
    }

    void forgetComplaint(String source) {
        complaints.remove(source);
    }

    private int ttl(int vif) {
        int ttl = entry.ttls().threshold(vif);
        return ttl == 0 ? CLOSED : ttl;
    }
}
