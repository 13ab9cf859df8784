package net.igmpproxy.core.forwarding.mfc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Forwarding entry as read from the kernel.
 *
 * @param key key of the entry
 * @param parent input VIF; {@link #UNKNOWN_PARENT} for an unresolved entry or a parent VIF that does not exist
 * @param ttls outgoing VIFs; empty if the kernel has no such entry
 */
public record RouteReading(MfcKey key, int parent, Optional<VifTtls> ttls) {
    /** Value of an unknown parent VIF. */
    public static final int UNKNOWN_PARENT = -1;

    /** Creates the reading of an existing entry. */
    public static RouteReading present(MfcEntry entry) {
        return new RouteReading(entry.key(), entry.parent(), Optional.of(entry.ttls()));
    }

    /**
     * Creates the reading of a missing or unresolved entry.
     *
     * @param parent parent VIF, or {@link #UNKNOWN_PARENT}
     */
    public static RouteReading absent(MfcKey key, int parent) {
        return new RouteReading(key, parent, Optional.empty());
    }

    /** Creates the reading of a missing or unresolved entry. */
    public static RouteReading absent(MfcIdentity entry) {
        return absent(entry.key(), entry.parent());
    }

    /** Returns the identity of the entry. */
    public MfcIdentity identity() {
        return new MfcIdentity(key, parent);
    }

    /**
     * Returns the entries to delete so that the kernel loses the entry that was read. An unknown parent may be any
     * number without a VIF. For exact entries the kernel ignores the parent ({@code MRT_DEL_MFC}).
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

    /** Returns true if the kernel has exactly this entry. */
    public boolean shows(MfcEntry entry) {
        return ttls.isPresent()
                && entry.key().equals(key)
                && entry.parent() == parent
                && entry.ttls().equals(ttls.get());
    }

    /**
     * Compares all entries of the kernel with the required ones.
     *
     * @param readings all entries of the kernel
     * @return the entries that are not required or differ, and the missing ones
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
