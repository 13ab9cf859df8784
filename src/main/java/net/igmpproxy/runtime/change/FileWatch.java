package net.igmpproxy.runtime.change;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Notices that somebody has changed the configuration file. It looks again and again rather than waiting for the kernel to
 * tell, because a file may be replaced through links of its directories, as orchestrators do, where nobody is told.
 */
public final class FileWatch implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileWatch.class);

    private final ConfigurationStore store;
    private final ConfigurationService service;
    private final Duration interval;
    private final ScheduledExecutorService timer = DaemonThreads.timer("igmp-proxy-file-watch");
    private Optional<Future<?>> looking = Optional.empty();

    /** The state of the file that was adopted or refused: none at first, so that an edit during the start is found. */
    private Optional<String> judged = Optional.empty();

    private Optional<String> last = Optional.empty();

    /**
     * @param interval how often to look; a change is taken when it has stayed the same from one look to the next, since
     *                 editors write files in pieces
     */
    public FileWatch(ConfigurationStore store, ConfigurationService service, Duration interval) {
        this.store = store;
        this.service = service;
        this.interval = interval;
    }

    @Override
    public void start() {
        service.begin();
        looking = Optional.of(timer.scheduleWithFixedDelay(
                this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        looking = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return looking.isPresent();
    }

    /** After the proxy, whose configuration is to be changed. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    private void look() {
        String present = stamp();
        if (Optional.of(present).equals(last) && !Optional.of(present).equals(judged)) {
            // Until it is judged no state is, so that one that comes back is looked at again.
            judged = isJudged() ? Optional.of(present) : Optional.empty();
        }
        last = Optional.of(present);
    }

    /** Has the file adopted, or refused, after its stamp was taken: whatever is written later has another stamp. */
    private boolean isJudged() {
        try {
            return service.adoptFile();
        } catch (RuntimeException failure) {
            LOGGER.error("The changed configuration file could not be taken", failure);
            return true;
        } catch (Error failure) {
            // Such as a class that cannot be loaded for want of descriptors, or memory that has run out: not of the
            // file.
            LOGGER.debug("The changed configuration file is tried again", failure);
            return false;
        }
    }

    private String stamp() {
        try {
            return store.stamp();
        } catch (ConfigurationStoreException missing) {
            return String.valueOf(missing.getMessage());
        }
    }
}
