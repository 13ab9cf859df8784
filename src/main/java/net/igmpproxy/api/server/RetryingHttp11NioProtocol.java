package net.igmpproxy.api.server;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's connector, except that a port it cannot have ends neither the web server nor the process: it says so once and
 * tries again, less and less often, on Tomcat's own timer. Tomcat makes it by its name.
 */
public class RetryingHttp11NioProtocol extends Http11NioProtocol {
    private static final Logger LOGGER = LoggerFactory.getLogger(RetryingHttp11NioProtocol.class);
    private static final long FIRST_DELAY_SECONDS = 1;
    private static final long MAX_DELAY_SECONDS = 30;

    private @Nullable ScheduledFuture<?> retry;
    private boolean stopped;

    @Override
    public synchronized void start() {
        stopped = false;
        if (!listens(true)) {
            retryIn(FIRST_DELAY_SECONDS);
        }
    }

    @Override
    public void stop() throws Exception {
        synchronized (this) {
            stopped = true;
            if (retry != null) {
                retry.cancel(false);
            }
        }
        super.stop();
    }

    private synchronized void retry(long delaySeconds) {
        if (stopped) {
            return;
        }
        if (listens(false)) {
            LOGGER.info("REST is there now, on port {}", getLocalPort());
        } else {
            retryIn(Math.min(2 * delaySeconds, MAX_DELAY_SECONDS));
        }
    }

    private void retryIn(long delaySeconds) {
        retry = getUtilityExecutor().schedule(() -> retry(delaySeconds), delaySeconds, TimeUnit.SECONDS);
    }

    // Tomcat declares Exception; whatever it is, the proxy goes on.
    private boolean listens(boolean tellsWhyNot) {
        try {
            super.start();
            return true;
        } catch (Exception failure) {
            if (tellsWhyNot) {
                LOGGER.error(
                        "REST is not there, the proxy works without it: port {} of {}: {}. Free the port, or choose"
                                + " another with --server.port=... and --server.address=...; trying again meanwhile",
                        getPort(),
                        getAddress() == null ? "any address" : getAddress().getHostAddress(),
                        failure.getMessage());
            }
            return false;
        }
    }
}
