package net.igmpproxy.core.forwarding.mfc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A forwarding entry as the kernel has it.
 *
 * @param key    what it matches
 * @param parent the VIF its packets come in on; {@link #UNKNOWN_PARENT} of an entry that the kernel waits for, or whose
 *               parent VIF does not exist
 * @param ttls   the VIFs they leave through; empty if the kernel has no such entry
 */
public record RouteReading(MfcKey key, int parent, Optional<VifTtls> ttls) {
    /** No VIF. */
    public static final int UNKNOWN_PARENT = -1;

    /** The kernel has an entry. */
    public static RouteReading present(MfcEntry entry) {
        return new RouteReading(entry.key(), entry.parent(), Optional.of(entry.ttls()));
    }

    /**
     * The kernel has no such entry, or waits for one.
     *
     * @param parent the parent VIF, or {@link #UNKNOWN_PARENT}
     */
    public static RouteReading absent(MfcKey key, int parent) {
        return new RouteReading(key, parent, Optional.empty());
    }

    /** The kernel has no such entry, or waits for one. */
    public static RouteReading absent(MfcIdentity entry) {
        return absent(entry.key(), entry.parent());
    }

    /** What tells the entry from others. */
    public MfcIdentity identity() {
        return new MfcIdentity(key, parent);
    }

    /**
     * Finds the entries to remove so that the kernel has not the one that was read. An unknown parent may be any number that no
     * VIF has; of exact entries the kernel ignores the parent ({@code MRT_DEL_MFC}).
     *
     * @param vifs tests whether the kernel has a VIF of a number
     */
    public List<MfcEntry> removals(IntPredicate vifs) {
        if (!key.isWildcard() || parent != UNKNOWN_PARENT) {
            return List.of(new MfcEntry(key, Math.max(0, parent), VifTtls.none()));
        }
        return IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> !vifs.test(vif))
                .mapToObj(vif -> new MfcEntry(key, vif, VifTtls.none()))
                .toList();
    }

    /** Whether the kernel has just this entry. */
    public boolean shows(MfcEntry entry) {
        return ttls.isPresent()
                && entry.key().equals(key)
                && entry.parent() == parent
                && entry.ttls().equals(ttls.get());
    }

    /**
     * Compares all entries of the kernel with those that are wanted.
     *
     * @param readings all that the kernel has
     * @return the entries that are not wanted or other than wanted, and those that are missing
     */
    public static List<RouteReading> differences(List<MfcEntry> wanted, List<RouteReading> readings) {
        Map<MfcIdentity, MfcEntry> missing = new HashMap<>();
        wanted.forEach(entry -> missing.put(MfcIdentity.of(entry), entry));
        List<RouteReading> differences = new ArrayList<>();
        for (RouteReading reading : readings) {
            if (reading.ttls().isPresent()) {
                MfcEntry entry = missing.remove(reading.identity());
                if (entry == null || !reading.shows(entry)) {
                    differences.add(reading);
                }
            }
        }
        missing.values().forEach(entry -> differences.add(absent(entry.key(), entry.parent())));
        return differences;
    }
}
