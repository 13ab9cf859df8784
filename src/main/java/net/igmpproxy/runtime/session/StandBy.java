package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process does that another one has taken the place of, where whatever ends is started again at once, as Kubernetes
 * and {@code docker run --restart} do: started again it would take the place back, and so on for ever. It waits, and ends
 * when no proxy is there any more, so that one is started.
 */
public final class StandBy {
    /** Its exit status: {@code EX_TEMPFAIL} in {@code <sysexits.h>}. */
    public static final int STATUS = 75;

    private static final Logger LOGGER = LoggerFactory.getLogger(StandBy.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** For so many looks there must be none: the one that is there may be giving its place to a third. */
    private static final int LOOKS = 3;

    private final Runnable close;
    private final BooleanSupplier isReplaced;
    private final Runnable alive;

    /**
     * @param close      lets go of what the process still has
     * @param isReplaced whether a proxy is there
     * @param alive      is run at each look
     */
    public StandBy(Runnable close, BooleanSupplier isReplaced, Runnable alive) {
        this.close = close;
        this.isReplaced = isReplaced;
        this.alive = alive;
    }

    /** Begins, on a thread that keeps the virtual machine from ending. */
    public void begin() {
        Thread thread = new Thread(this::run, "igmp-proxy-stand-by");
        // Not what it inherits from the thread that begins it.
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
