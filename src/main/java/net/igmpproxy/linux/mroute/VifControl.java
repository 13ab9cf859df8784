package net.igmpproxy.linux.mroute;

import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Native;

/** Reusable {@code struct vifctl} ({@code <linux/mroute.h>}), overwritten for each call. */
final class VifControl {
    /** {@code sizeof(struct vifctl)}. */
    static final int OCTETS = 16;

    private static final int VIFC_VIFI = 0;
    private static final int VIFC_FLAGS = 2;
    private static final int VIFC_THRESHOLD = 3;
    private static final int VIFC_LCL_IFINDEX = 8;
    private static final byte VIFF_USE_IFINDEX = 0x8;

    private final Pointer memory;

    VifControl(Native os) {
        this.memory = os.allocate(OCTETS);
    }

    /** Returns the struct that adds a VIF, with rate limit and remote address 0. */
    Pointer adding(int vif, int interfaceIndex, int threshold) {
        memory.putShort(VIFC_VIFI, (short) vif);
        memory.putByte(VIFC_FLAGS, VIFF_USE_IFINDEX);
        memory.putByte(VIFC_THRESHOLD, (byte) threshold);
        memory.putInt(VIFC_LCL_IFINDEX, interfaceIndex);
        return memory;
    }

    /** Returns the struct that deletes a VIF; the kernel reads only the VIF number. */
    Pointer deleting(int vif) {
        memory.putShort(VIFC_VIFI, (short) vif);
        return memory;
    }
}
