package net.igmpproxy.linux.libc;

import jnr.ffi.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a thread go before those of other programs: hosts wait for it, and of a new stream the kernel keeps only four
 * packets until it has answered.
 */
public final class ThreadPriority {
    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadPriority.class);

    private static final int CALLING_THREAD = 0;

    /** {@code PRIO_PROCESS} in {@code <sys/resource.h>}; on Linux it means one thread. */
    private static final int PRIO_PROCESS = 0;

    /** Half-way between the usual 0 and the -20 of the most urgent kernel threads. */
    private static final int NICE = -10;

    /** {@code SCHED_RR | SCHED_RESET_ON_FORK} in {@code <linux/sched.h>}: what the thread starts is not to go first, too. */
    private static final int ROUND_ROBIN = 2 | 0x40000000;

    /** The lowest real-time priority: ahead of all that has none, behind all that somebody has given one on purpose. */
    private static final int LOWEST = 1;

    private ThreadPriority() {}

    /**
     * Raises the calling thread's priority, as far as the capability SYS_NICE allows it. A thread without real-time
     * priority that is woken up waits until the present one of its processor enters the kernel, or for the next tick, 4 ms
     * with {@code CONFIG_HZ=250}, however high its weight; one with it goes at once. The kernel keeps a twentieth of each
     * processor for the others ({@code sched(7)}), and ends a process whose real-time thread never sleeps ({@link RealTimeLimit}).
     *
     * <p>While memory is collected the calling thread waits for the {@linkplain CollectorThread collector's}, which gets the same
     * real-time priority: otherwise it would wait for every other program as well.
     *
     * @param realTime whether it may be a real-time priority
     */
    public static void raise(Native os, boolean realTime) {
        if (realTime && RealTimeLimit.set(os, RealTimeLimit.LIMIT) && setRoundRobin(os, CALLING_THREAD)) {
            CollectorThread.id().ifPresent(thread -> setRoundRobin(os, thread));
            return;
        }
        if (os.libc().setpriority(PRIO_PROCESS, CALLING_THREAD, NICE) < 0) {
            LOGGER.debug("The loop runs at the usual priority: {}", Errno.describe(os.errno()));
        }
    }

    private static boolean setRoundRobin(Native os, int thread) {
        Pointer parameters = os.allocate(Integer.BYTES);
        parameters.putInt(0, LOWEST);
        if (os.libc().setScheduler(thread, ROUND_ROBIN, parameters) < 0) {
            LOGGER.debug("Thread {} runs without real-time priority: {}", thread, Errno.describe(os.errno()));
            return false;
        }
        return true;
    }
}
