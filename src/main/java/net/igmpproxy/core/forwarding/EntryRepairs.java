package net.igmpproxy.core.forwarding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/** Entries that are to be installed again as they are, some at a time. */
final class EntryRepairs {
    private final ForwardingOutput output;
    private final Set<MfcKey> keys = new LinkedHashSet<>();

    /** How many may be installed in this turn. */
    private int left = Integer.MAX_VALUE;

    EntryRepairs(ForwardingOutput output) {
        this.output = output;
    }

    /**
     * A turn begins.
     *
     * @param most how many entries are to be installed in it
     */
    void beginTurn(int most) {
        left = most;
    }

    boolean isPending() {
        return !keys.isEmpty();
    }

    /** Has entries installed again, those first that forward every source. */
    void add(Collection<MfcEntry> entries) {
        entries.stream().map(MfcEntry::key).filter(MfcKey::isWildcard).forEach(keys::add);
        entries.stream().map(MfcEntry::key).forEach(keys::add);
    }

    /**
     * Installs entries.
     *
     * @param installed finds the present entry of a key
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
