package net.igmpproxy.linux.libc;

import jnr.ffi.Platform;
import jnr.ffi.Platform.CPU;
import jnr.ffi.Pointer;

/**
 * Layout of an array of {@code struct epoll_event}, which is packed on x86_64 only.
 *
 * @param stride     size of an element in bytes
 * @param dataOffset offset of the data field in bytes
 */
record EpollEvents(int stride, int dataOffset) {
    private static final int EPOLLIN = 1;

    /** Returns the layout for the processor of this machine. */
    static EpollEvents ofThisProcessor() {
        return of(Platform.getNativePlatform().getCPU());
    }

    /** Returns the layout for a processor. */
    static EpollEvents of(CPU processor) {
        return processor == CPU.X86_64 ? new EpollEvents(12, 4) : new EpollEvents(16, 8);
    }

    /** Returns the size of an array in bytes. */
    int octets(int count) {
        return count * stride;
    }

    /** Writes the first element, with EPOLLIN as its event. */
    void write(Pointer memory, int data) {
        memory.putInt(0, EPOLLIN);
        memory.putLong(dataOffset, data);
    }

    /** Returns the data field of an element. */
    long data(Pointer memory, int index) {
        return memory.getLong((long) index * stride + dataOffset);
    }
}
