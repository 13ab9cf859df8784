package net.igmpproxy.runtime.change;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.task.PeriodicTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Detects changes of the configuration file by polling. Polling also detects replacement through symbolic links of
 * parent directories, as orchestrators do, which file notifications miss.
 */
public final class FileWatch implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileWatch.class);

    private final ConfigurationStore store;
    private final ConfigurationService service;
    private final PeriodicTask looking;

    /**
     * Stamp of the file state that was adopted or refused; empty at first, so that an edit during startup is detected.
     */
    private Optional<String> judged = Optional.empty();

    private Optional<String> last = Optional.empty();

    /**
     * @param interval polling interval. A change is adopted when two consecutive stamps are equal, since editors write
     *                 files in parts
     */
    public FileWatch(ConfigurationStore store, ConfigurationService service, Duration interval) {
        this.store = store;
        this.service = service;
        this.looking = new PeriodicTask("igmp-proxy-file-watch", interval, this::look);
    }

    @Override
    public void start() {
        service.begin();
        looking.start();
    }

    @Override
    public void stop() {
        looking.stopNow();
    }

    @Override
    public boolean isRunning() {
        return looking.isRunning();
    }

    /** Starts after the proxy, whose configuration it changes. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    private void look() {
        String present = stamp();
        if (Optional.of(present).equals(last) && !Optional.of(present).equals(judged)) {
            // Forget the previous stamp until the new state is judged, so that a state that returns is checked again.
            judged = isJudged() ? Optional.of(present) : Optional.empty();
        }
        last = Optional.of(present);
    }

    /** Adopts or refuses the file. The stamp is taken first, so that any later write has another stamp. */
    private boolean isJudged() {
        try {
            return service.adoptFile();
        } catch (RuntimeException failure) {
            LOGGER.error("The changed configuration file could not be taken", failure);
            return true;
        } catch (Error failure) {
            // An Error is not caused by the file: for example, a class cannot be loaded without free descriptors, or
            // memory is exhausted.
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
