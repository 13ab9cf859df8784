package net.igmpproxy.linux.libc;

import jnr.ffi.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Priority of the loop thread over other programs. Hosts wait for this thread, and the kernel queues only four packets
 * of a new flow until the thread has answered the upcall.
 */
public final class ThreadPriority {
    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadPriority.class);

    private static final int CALLING_THREAD = 0;

    /** Value of {@code PRIO_PROCESS} in {@code <sys/resource.h>}; on Linux it selects a single thread. */
    private static final int PRIO_PROCESS = 0;

    /** Nice value half-way between the default 0 and -20. */
    private static final int NICE = -10;

    /**
     * Value of {@code SCHED_RR | SCHED_RESET_ON_FORK} in {@code <linux/sched.h>}; child threads do not inherit the
     * priority.
     */
    private static final int ROUND_ROBIN = 2 | 0x40000000;

    /** Lowest real-time priority: above all threads without one, below all threads with an explicitly chosen one. */
    private static final int LOWEST = 1;

    private ThreadPriority() {}

    /**
     * Raises the priority of the calling thread as far as CAP_SYS_NICE permits. Without real-time priority a woken
     * thread waits until the running thread enters the kernel, or for the next tick, whatever its nice value. The tick
     * is 4 ms with {@code CONFIG_HZ=250}. With real-time priority the thread runs at once. The kernel reserves a
     * twentieth of each processor for other threads ({@code sched(7)}). It ends a process whose real-time thread never
     * sleeps ({@link RealTimeLimit}).
     *
     * <p>During a garbage collection the calling thread waits for the {@linkplain CollectorThread collector thread},
     * which gets the same priority. Otherwise the calling thread would in effect wait for every other program.
     *
     * @param realTime true to use a real-time priority
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
