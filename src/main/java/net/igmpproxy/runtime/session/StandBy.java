package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standby mode after a handover, for supervisors that restart every process that exits, such as Kubernetes and
 * {@code docker run --restart}. A restarted process would take over again, without end. The process instead waits until
 * no other proxy runs, and then exits so that it is restarted.
 */
public final class StandBy {
    /** Exit status: {@code EX_TEMPFAIL} in {@code <sysexits.h>}. */
    public static final int STATUS = 75;

    private static final Logger LOGGER = LoggerFactory.getLogger(StandBy.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Number of consecutive checks that must find no proxy, since the present one may be handing over to a third. */
    private static final int LOOKS = 3;

    private final Runnable close;
    private final BooleanSupplier isReplaced;
    private final Runnable alive;

    /**
     * @param close      closes the remaining resources of the process
     * @param isReplaced returns true if a proxy runs
     * @param alive      run before each check
     */
    public StandBy(Runnable close, BooleanSupplier isReplaced, Runnable alive) {
        this.close = close;
        this.isReplaced = isReplaced;
        this.alive = alive;
    }

    /** Starts the standby mode on a thread that keeps the virtual machine running. */
    public void begin() {
        Thread thread = new Thread(this::run, "igmp-proxy-stand-by");
        // Override the daemon status inherited from the calling thread.
        thread.setDaemon(false);
        thread.start();
    }

    private void run() {
        try {
            close.run();
        } catch (RuntimeException failed) {
            LOGGER.error("Could not close everything; standing by all the same", failed);
        }
        LOGGER.info("Standing by: this process ends when it is told to, or when no other forwards any more");
        int missing = 0;
        while (missing < LOOKS) {
            alive.run();
            LockSupport.parkNanos(LOOK.toNanos());
            missing = isReplaced.getAsBoolean() ? 0 : missing + 1;
        }
        LOGGER.warn("No other process forwards any more: ending with status {}, to be started again", STATUS);
        System.exit(STATUS);
    }
}
