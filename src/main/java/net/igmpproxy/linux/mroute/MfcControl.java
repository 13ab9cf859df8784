package net.igmpproxy.linux.mroute;

import jnr.ffi.Pointer;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.NetworkOrder;

/** Reusable {@code struct mfcctl} ({@code <linux/mroute.h>}), overwritten for each call. */
final class MfcControl {
    /** Value of {@code sizeof(struct mfcctl)}. The counters at the end are ignored by the kernel and stay 0. */
    static final int OCTETS = 60;

    private static final int MFCC_ORIGIN = 0;
    private static final int MFCC_MCASTGRP = 4;
    private static final int MFCC_PARENT = 8;
    private static final int MFCC_TTLS = 10;

    private final Pointer memory;

    MfcControl(Native os) {
        this.memory = os.allocate(OCTETS);
    }

    /** Returns the struct filled for an entry. */
    Pointer describing(MfcEntry entry) {
        memory.putInt(MFCC_ORIGIN, NetworkOrder.of(entry.key().origin()));
        memory.putInt(MFCC_MCASTGRP, NetworkOrder.of(entry.key().group()));
        memory.putShort(MFCC_PARENT, (short) entry.parent());
        memory.put(MFCC_TTLS, entry.ttls().toBytes(), 0, VifTtls.MAX_VIFS);
        return memory;
    }
}
