package net.igmpproxy.simulation.proxy;

import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.simulation.base.Time;

/** An entry in the kernel, what it has counted, and whose packets came in where it does not expect them. */
final class InstalledEntry {
    /** {@code MFC_ASSERT_THRESH}: an entry complains of a wrong interface this often at most. */
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

    /** What has been counted. */
    RouteCount count(MfcKey key) {
        return new RouteCount(key, packets, elsewhere);
    }

    /** Puts another entry in its place, which has counted what this one has. */
    void replace(MfcEntry next) {
        entry = next;
        complaints.clear();
    }

    /** @param expected whether the packet came in on the interface of the parent */
    void count(boolean expected) {
        if (expected) {
            packets++;
        } else {
            elsewhere++;
        }
    }

    /** Whether a VIF is listed. */
    boolean isOpen(int vif) {
        return ttl(vif) < CLOSED;
    }

    /** Whether packets with a TTL leave through a VIF. */
    boolean lets(int vif, int ttl) {
        return ttl > ttl(vif);
    }

    /**
     * A packet has come in elsewhere.
     *
     * @return whether the program is told
     */
    boolean complain(String source, long now) {
        if (complained + COMPLAINT_INTERVAL >= now) {
            return false;
        }
        complained = now;
        complaints.add(source);
        return true;
    }

    /** Whether the program was told of a source, and has left the entry as it was. */
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
