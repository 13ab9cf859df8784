package net.igmpproxy.core.forwarding.mfc;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The outgoing VIFs of an entry with the threshold of each: {@code mfcc_ttls} of {@code struct mfcctl}. A packet leaves
 * through a VIF if its TTL is greater than the threshold; 0 means that nothing leaves there.
 */
public final class VifTtls {
    /** {@code MAXVIFS} in {@code <linux/mroute.h>}: VIFs are numbered from 0 to 31. */
    public static final int MAX_VIFS = 32;

    private static final int CLOSED = 255;

    private static final VifTtls NONE = new VifTtls(new byte[MAX_VIFS]);

    private final byte[] ttls;

    private VifTtls(byte[] ttls) {
        this.ttls = ttls;
    }

    /** No outgoing VIF: the negative entry, which drops what it matches. */
    public static VifTtls none() {
        return NONE;
    }

    /**
     * These outgoing VIFs and one more. No packet has a TTL greater than 255: the kernel does not keep such a VIF
     * ({@code ipmr_update_thresholds}).
     *
     * @param vif       0 to 31
     * @param threshold 1 to 254; the VIF is none of the outgoing ones if it is 255
     */
    public VifTtls with(int vif, int threshold) {
        byte[] more = ttls.clone();
        more[vif] = (byte) (threshold == CLOSED ? 0 : threshold);
        return new VifTtls(more);
    }

    /** Some of these outgoing VIFs. */
    public VifTtls only(IntPredicate vifs) {
        byte[] fewer = ttls.clone();
        for (int vif = 0; vif < MAX_VIFS; vif++) {
            if (fewer[vif] != 0 && !vifs.test(vif)) {
                fewer[vif] = 0;
            }
        }
        return new VifTtls(fewer);
    }

    /** The threshold of a VIF, 1 to 254, or 0 where nothing leaves. */
    public int threshold(int vif) {
        return Byte.toUnsignedInt(ttls[vif]);
    }

    /** Whether packets leave through a VIF. */
    public boolean contains(int vif) {
        return ttls[vif] != 0;
    }

    /** Whether packets leave through another VIF than this one. */
    public boolean containsOther(int vif) {
        for (int other = 0; other < MAX_VIFS; other++) {
            if (other != vif && ttls[other] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether two say the same of all VIFs but one. */
    public boolean equalsExceptFor(int vif, VifTtls other) {
        for (int each = 0; each < MAX_VIFS; each++) {
            if (each != vif && ttls[each] != other.ttls[each]) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is no outgoing VIF. */
    public boolean isEmpty() {
        return Arrays.equals(ttls, NONE.ttls);
    }

    /** Writes the 32 octets of {@code mfcc_ttls}. */
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
