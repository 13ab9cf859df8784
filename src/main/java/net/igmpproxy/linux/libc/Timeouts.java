package net.igmpproxy.linux.libc;

import java.util.concurrent.TimeUnit;

/** Conversion of timeouts for {@code epoll_wait} and {@code poll}. */
final class Timeouts {
    private static final int WITHOUT_LIMIT = -1;

    private Timeouts() {}

    /**
     * Converts nanoseconds to milliseconds, rounded up, so that a wait never ends before its deadline.
     *
     * @param nanos nanoseconds; 0 or less does not wait, {@link Long#MAX_VALUE} waits without limit
     * @return milliseconds, or -1 for no limit
     */
    static int toMillis(long nanos) {
        if (nanos <= 0) {
            return 0;
        }
        if (nanos == Long.MAX_VALUE) {
            return WITHOUT_LIMIT;
        }
        long millis = (nanos - 1) / TimeUnit.MILLISECONDS.toNanos(1) + 1;
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
}
