package net.igmpproxy.linux.libc;

import java.time.Duration;
import jnr.ffi.Pointer;

/** Wait for one descriptor with a timeout ({@code poll(2)}). */
public final class Waiting {
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final int POLLFD_OCTETS = 8;
    private static final int EVENTS = 4;

    private Waiting() {}

    /** Waits until the descriptor is readable or its peer has closed; returns false on timeout. */
    public static boolean forInput(Native os, int descriptor, Duration patience) {
        return await(os, descriptor, POLLIN, patience);
    }

    /** Waits until the descriptor is writable or has no reader; returns false on timeout. */
    static boolean forOutput(Native os, int descriptor, Duration patience) {
        return await(os, descriptor, POLLOUT, patience);
    }

    /** Waits without ending early on a signal. An error counts as an event, since the next read or write reports it. */
    private static boolean await(Native os, int descriptor, short events, Duration patience) {
        Pointer poll = os.allocate(POLLFD_OCTETS);
        poll.putInt(0, descriptor);
        poll.putShort(EVENTS, events);
        long begin = System.nanoTime();
        while (true) {
            long left = patience.toNanos() - (System.nanoTime() - begin);
            int ready = os.libc().poll(poll, 1, Timeouts.toMillis(left));
            if (ready >= 0 || !Errno.EINTR.is(os.errno())) {
                return ready != 0;
            }
        }
    }
}
