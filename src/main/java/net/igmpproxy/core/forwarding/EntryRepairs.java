package net.igmpproxy.core.forwarding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/** Queue of unchanged entries to install again, a limited number per turn. */
final class EntryRepairs {
    private final ForwardingOutput output;
    private final Set<MfcKey> keys = new LinkedHashSet<>();

    /** Number of entries that may still be installed in this turn. */
    private int left = Integer.MAX_VALUE;

    EntryRepairs(ForwardingOutput output) {
        this.output = output;
    }

    /**
     * Starts a turn.
     *
     * @param most maximum number of entries to install in it
     */
    void beginTurn(int most) {
        left = most;
    }

    boolean isPending() {
        return !keys.isEmpty();
    }

    /** Queues entries for installation, wildcard entries first. */
    void add(Collection<MfcEntry> entries) {
        entries.stream().map(MfcEntry::key).filter(MfcKey::isWildcard).forEach(keys::add);
        entries.stream().map(MfcEntry::key).forEach(keys::add);
    }

    /**
     * Installs queued entries up to the limit of the turn.
     *
     * @param installed returns the present entry of a key
     */
    void proceed(Function<MfcKey, Optional<MfcEntry>> installed) {
        while (left > 0 && !keys.isEmpty()) {
            MfcKey key = keys.iterator().next();
            keys.remove(key);
            installed.apply(key).ifPresent(output::install);
            left--;
        }
    }
}
