package net.igmpproxy.linux;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a thread go before those of other programs: hosts wait for it, and of a new stream the kernel keeps only four
 * packets until it has answered.
 */
final class ThreadPriority {
    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadPriority.class);

    /** {@code PRIO_PROCESS} in {@code <sys/resource.h>}; on Linux it means one thread. */
    private static final int PRIO_PROCESS = 0;

    private static final int CALLING_THREAD = 0;

    /** Half-way between the usual 0 and the -20 of the most urgent kernel threads. */
    private static final int NICE = -10;

    private ThreadPriority() {}

    /** Raises the calling thread's priority, if the capability SYS_NICE allows it. */
    static void raise(Native os) {
        if (os.libc().setpriority(PRIO_PROCESS, CALLING_THREAD, NICE) < 0) {
            LOGGER.debug("The loop runs at the usual priority: {}", Errno.describe(os.errno()));
        }
    }
}
