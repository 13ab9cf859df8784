package net.igmpproxy.linux.libc;

import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * libc as it was loaded, with its memory and its errno.
 *
 * @param libc    the functions
 * @param runtime whose memory they take
 */
public record Native(LibC libc, Runtime runtime) {
    /** The layouts of this package are those of the 64-bit Linux ABIs. */
    private static final int ADDRESS_OCTETS = 8;

    public Native {
        if (runtime.addressSize() != ADDRESS_OCTETS) {
            throw new UnsupportedOperationException("igmp-proxy needs a 64-bit Java virtual machine");
        }
    }

    /** To be loaded takes half a second of a virtual machine that has just started, most of it for making classes. */
    private static final class Loaded {
        static final Native OS = loadNow();
    }

    /** The libc of this system, which the first call loads. */
    public static Native load() {
        return Loaded.OS;
    }

    private static Native loadNow() {
        LibC libc = LibraryLoader.create(LibC.class)
                .map("epollCreate", "epoll_create1")
                .map("epollControl", "epoll_ctl")
                .map("epollWait", "epoll_wait")
                .map("memfdCreate", "memfd_create")
                .map("setScheduler", "sched_setscheduler")
                .load("c");
        return new Native(libc, Runtime.getRuntime(libc));
    }

    /** Memory outside the heap, zeroed, given back when the pointer is collected. */
    public Pointer allocate(int octets) {
        return Memory.allocateDirect(runtime, octets, true);
    }

    /** Like {@link #allocate} but not zeroed: pages that are never written to cost nothing. */
    public Pointer allocateLazily(int octets) {
        return Memory.allocateDirect(runtime, octets, false);
    }

    /** The error number of this thread's last call; only to be read after a call that failed. */
    public int errno() {
        return LastError.getLastError(runtime);
    }
}
