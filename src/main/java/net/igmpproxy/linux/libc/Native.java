package net.igmpproxy.linux.libc;

import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * Loaded libc with its memory and errno.
 *
 * @param libc    functions of libc
 * @param runtime runtime that allocates native memory
 */
public record Native(LibC libc, Runtime runtime) {
    /** Address size of the 64-bit Linux ABIs, which the layouts of this package require. */
    private static final int ADDRESS_OCTETS = 8;

    public Native {
        if (runtime.addressSize() != ADDRESS_OCTETS) {
            throw new UnsupportedOperationException("igmp-proxy needs a 64-bit Java virtual machine");
        }
    }

    /**
     * Holder for lazy loading, which takes half a second after the start of the virtual machine, mostly for class
     * generation.
     */
    private static final class Loaded {
        static final Native OS = loadNow();
    }

    /** Returns the libc of this system; the first call loads it. */
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

    /** Allocates zeroed memory outside the heap, freed when the pointer is garbage-collected. */
    public Pointer allocate(int octets) {
        return Memory.allocateDirect(runtime, octets, true);
    }

    /** Allocates memory like {@link #allocate} without zeroing, so that unused pages are never mapped. */
    public Pointer allocateLazily(int octets) {
        return Memory.allocateDirect(runtime, octets, false);
    }

    /** Returns errno of the last call on this thread; valid only after a failed call. */
    public int errno() {
        return LastError.getLastError(runtime);
    }
}
