package net.igmpproxy.core.forwarding.mfc;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Outgoing VIFs of an entry with their TTL thresholds: {@code mfcc_ttls} of {@code struct mfcctl}. A packet leaves
 * through a VIF if its TTL is greater than the threshold. A threshold of 0 closes the VIF.
 */
public final class VifTtls {
    /** Number of VIFs, {@code MAXVIFS} in {@code <linux/mroute.h>}; their numbers are 0 to 31. */
    public static final int MAX_VIFS = 32;

    private static final int CLOSED = 255;

    private static final VifTtls NONE = new VifTtls(new byte[MAX_VIFS]);

    private final byte[] ttls;

    private VifTtls(byte[] ttls) {
        this.ttls = ttls;
    }

    /** Returns the empty set of outgoing VIFs, as in a negative entry, which drops matching packets. */
    public static VifTtls none() {
        return NONE;
    }

    /**
     * Returns a copy with one more outgoing VIF. No packet has a TTL above 255, so a threshold of 255 closes the VIF
     * ({@code ipmr_update_thresholds}).
     *
     * @param vif 0 to 31
     * @param threshold 1 to 254; 255 closes the VIF
     */
    public VifTtls with(int vif, int threshold) {
        byte[] more = ttls.clone();
        more[vif] = (byte) (threshold == CLOSED ? 0 : threshold);
        return new VifTtls(more);
    }

    /** Returns a copy with those outgoing VIFs that match. */
    public VifTtls only(IntPredicate vifs) {
        byte[] fewer = ttls.clone();
        for (int vif = 0; vif < MAX_VIFS; vif++) {
            if (fewer[vif] != 0 && !vifs.test(vif)) {
                fewer[vif] = 0;
            }
        }
        return new VifTtls(fewer);
    }

    /** Returns the threshold of a VIF, 1 to 254, or 0 if the VIF is closed. */
    public int threshold(int vif) {
        return Byte.toUnsignedInt(ttls[vif]);
    }

    /** Returns true if packets leave through a VIF. */
    public boolean contains(int vif) {
        return ttls[vif] != 0;
    }

    /** Returns true if packets leave through any other VIF. */
    public boolean containsOther(int vif) {
        for (int other = 0; other < MAX_VIFS; other++) {
            if (other != vif && ttls[other] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if both have the same thresholds on all VIFs but one. */
    public boolean equalsExceptFor(int vif, VifTtls other) {
        for (int each = 0; each < MAX_VIFS; each++) {
            if (each != vif && ttls[each] != other.ttls[each]) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if there is no outgoing VIF. */
    public boolean isEmpty() {
        return Arrays.equals(ttls, NONE.ttls);
    }

    /** Returns the 32 bytes of {@code mfcc_ttls}. */
    public byte[] toBytes() {
        return ttls.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VifTtls that && Arrays.equals(ttls, that.ttls);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ttls);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int vif = 0; vif < MAX_VIFS; vif++) {
            if (contains(vif)) {
                text.append(text.isEmpty() ? "" : " ").append(vif).append(':').append(threshold(vif));
            }
        }
        return "[" + text + "]";
    }
}
