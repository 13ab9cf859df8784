package net.igmpproxy.linux.libc;

import java.time.Duration;
import jnr.ffi.Pointer;

/** Waits for one descriptor, so long at most ({@code poll(2)}). */
public final class Waiting {
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final int POLLFD_OCTETS = 8;
    private static final int EVENTS = 4;

    private Waiting() {}

    /** Waits until something can be read, or the other side has closed; answers whether that has come about. */
    public static boolean forInput(Native os, int descriptor, Duration patience) {
        return await(os, descriptor, POLLIN, patience);
    }

    /** Waits until something can be written, or nobody is there to read it; answers whether that has come about. */
    static boolean forOutput(Native os, int descriptor, Duration patience) {
        return await(os, descriptor, POLLOUT, patience);
    }

    /** A signal does not end it early. An error of the call counts as an event: whoever reads or writes next meets it. */
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
