package net.igmpproxy.api.server;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's connector, except that a port it cannot have ends neither the web server nor the process: it tries
 * again, less and less often, on Tomcat's own timer, and says so once unless the port is free soon: the process before this
 * one has it until it is replaced. Tomcat makes it by its name.
 */
public class RetryingHttp11NioProtocol extends Http11NioProtocol {
    private static final Logger LOGGER = LoggerFactory.getLogger(RetryingHttp11NioProtocol.class);
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long MAX_DELAY_MILLIS = 30_000;

    /** Who waits that long waits for nobody who is just leaving. */
    private static final long TOLD_DELAY_MILLIS = 1_600;

    private @Nullable ScheduledFuture<?> retry;
    private boolean stopped;
    private PortWaits waits = new PortWaits();

    /** Names who is to know of a port that is waited for. */
    void report(PortWaits ports) {
        waits = ports;
    }

    @Override
    public synchronized void start() {
        stopped = false;
        listen(FIRST_DELAY_MILLIS);
    }

    @Override
    public void stop() throws Exception {
        synchronized (this) {
            stopped = true;
            if (retry != null) {
                retry.cancel(false);
            }
            waits.over(getPort());
        }
        super.stop();
    }

    private synchronized void retry(long delayMillis) {
        if (!stopped && listen(Math.min(2 * delayMillis, MAX_DELAY_MILLIS))) {
            LOGGER.info("REST is there now, on port {}", getLocalPort());
        }
    }

    // Tomcat declares Exception; whatever it is, the proxy goes on.
    private boolean listen(long retryMillis) {
        try {
            super.start();
            waits.over(getPort());
            return true;
        } catch (Exception failure) {
            waits.waiting(getPort(), failure);
            if (retryMillis >= TOLD_DELAY_MILLIS && retryMillis / 2 < TOLD_DELAY_MILLIS) {
                tell(failure);
            }
            retry = getUtilityExecutor().schedule(() -> retry(retryMillis), retryMillis, TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private void tell(Exception failure) {
        LOGGER.error(
                "REST is not there: port {} of {}: {}. It is tried again until the port is free; another one is chosen with"
                        + " --server.port=... and --server.address=...",
                getPort(),
                getAddress() == null ? "any address" : getAddress().getHostAddress(),
                failure.getMessage());
    }
}
