package net.igmpproxy.linux.libc;

import jnr.ffi.Platform;
import jnr.ffi.Platform.CPU;
import jnr.ffi.Pointer;

/**
 * The layout of an array of {@code struct epoll_event}, which is packed on x86_64 and nowhere else.
 *
 * @param stride     octets of one
 * @param dataOffset where in it the data are
 */
record EpollEvents(int stride, int dataOffset) {
    private static final int EPOLLIN = 1;

    /** The layout of the processor this runs on. */
    static EpollEvents ofThisProcessor() {
        return of(Platform.getNativePlatform().getCPU());
    }

    /** The layout of a processor. */
    static EpollEvents of(CPU processor) {
        return processor == CPU.X86_64 ? new EpollEvents(12, 4) : new EpollEvents(16, 8);
    }

    /** Memory for so many. */
    int octets(int count) {
        return count * stride;
    }

    /** Writes the first one: wait for input. */
    void write(Pointer memory, int data) {
        memory.putInt(0, EPOLLIN);
        memory.putLong(dataOffset, data);
    }

    /** The data of one. */
    long data(Pointer memory, int index) {
        return memory.getLong((long) index * stride + dataOffset);
    }
}
