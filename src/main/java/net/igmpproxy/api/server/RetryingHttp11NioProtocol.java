package net.igmpproxy.api.server;

import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.client.CutClients;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's connector, except that a port it cannot have ends neither the web server nor the process: it tries
 * again, less and less often, on Tomcat's own timer, and says so once unless the port is free soon: the process before this
 * one has it until it is replaced. Its clients are watched, so that slow ones do not keep others waiting. Tomcat makes it
 * by its name.
 */
public class RetryingHttp11NioProtocol extends Http11NioProtocol {
    private static final Logger LOGGER = LoggerFactory.getLogger(RetryingHttp11NioProtocol.class);
    private static final long MIN_DELAY_MILLIS = 10;
    private static final long MAX_DELAY_MILLIS = 30_000;

    /** Each delay is that part of the time that has been waited. */
    private static final int DELAY_SHARE = 8;

    private static final long WATCH_INTERVAL_MILLIS = 250;

    /**
     * The kernel has a thread write on when a third of the buffer is free. One that grew to megabytes would make a slow link
     * look as if it stood still.
     */
    private static final int SEND_BUFFER_BYTES = 64 << 10;

    /** Buffers of a connection; a larger body or answer takes its own. They are small since connections are many. */
    private static final int READ_BYTES = 2 << 10;

    private static final int WRITE_BYTES = 4 << 10;

    /** A connection with TLS takes the memory of three without. */
    private static final int SIZE_OF_TLS = 3;

    /** Who waits that long waits for nobody who is just leaving. */
    private static final long TOLD_DELAY_MILLIS = 1_600;

    private final ClientWatch clients;
    private final WatchedEndpoint endpoint;
    private @Nullable ScheduledFuture<?> retry;
    private boolean stopped;
    private volatile Optional<String> portWait = Optional.empty();
    private List<ScheduledFuture<?>> watching = List.of();
    private long requestMillis = TimeUnit.MINUTES.toMillis(2);

    /** Made by Tomcat. */
    public RetryingHttp11NioProtocol() {
        this(new WatchedEndpoint(new ClientWatch()));
    }

    private RetryingHttp11NioProtocol(WatchedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.clients = endpoint.clients();
        SocketProperties sockets = getEndpoint().getSocketProperties();
        sockets.setTxBufSize(SEND_BUFFER_BYTES);
        sockets.setAppReadBufSize(READ_BYTES);
        sockets.setAppWriteBufSize(WRITE_BYTES);
    }

    /** The port that cannot be had yet, in a clause. */
    Optional<String> portWait() {
        return portWait;
    }

    /** Sets the time that a request may take, and where clients that were too slow are counted. */
    void watch(Duration requestTime, CutClients cuts) {
        requestMillis = requestTime.toMillis();
        clients.count(cuts);
    }

    ClientWatch clients() {
        return clients;
    }

    /**
     * Listens before the start.
     *
     * @return whether it does, or there is no need
     */
    // Tomcat declares Exception; the start tries again.
    boolean reserve() {
        try {
            endpoint.reserve();
            return true;
        } catch (Exception failure) {
            return false;
        }
    }

    @Override
    public synchronized void start() {
        stopped = false;
        clients.reopen();
        // A read of a body has no limit of its own but that of the watch, which counts and answers.
        setDisableUploadTimeout(false);
        setConnectionUploadTimeout((int) (2 * requestMillis));
        int connections = isSSLEnabled() ? getMaxConnections() / SIZE_OF_TLS : getMaxConnections();
        clients.limit(ClientLimits.of(requestMillis, getConnectionTimeout(), getMaxThreads(), connections));
        // Apart: a file system that does not answer holds up the second one, on one of Tomcat's two threads.
        watching = List.of(repeat(clients::cutOverdue), repeat(clients::cutRevoked));
        listen(0);
    }

    /** Begins a shutdown in order: requests under way that wait for their clients end soon. */
    @Override
    public void pause() throws Exception {
        clients.close();
        super.pause();
    }

    @Override
    public void resume() throws Exception {
        clients.reopen();
        super.resume();
    }

    @Override
    protected Processor createProcessor() {
        return new WatchedProcessor(this, getAdapter(), clients);
    }

    @Override
    public void stop() throws Exception {
        synchronized (this) {
            stopped = true;
            if (retry != null) {
                retry.cancel(false);
            }
            watching.forEach(task -> task.cancel(false));
            portWait = Optional.empty();
        }
        super.stop();
    }

    private ScheduledFuture<?> repeat(Runnable task) {
        return getUtilityExecutor()
                .scheduleWithFixedDelay(task, WATCH_INTERVAL_MILLIS, WATCH_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void retry(long waitedMillis) {
        if (!stopped && listen(waitedMillis)) {
            LOGGER.info("REST is there now, on port {}", getLocalPort());
        }
    }

    // Tomcat declares Exception; whatever it is, the proxy goes on.
    private boolean listen(long waitedMillis) {
        try {
            super.start();
            portWait = Optional.empty();
            return true;
        } catch (Exception failure) {
            portWait = Optional.of(clause(failure));
            long delayMillis = Math.max(MIN_DELAY_MILLIS, Math.min(waitedMillis / DELAY_SHARE, MAX_DELAY_MILLIS));
            long untilMillis = waitedMillis + delayMillis;
            if (waitedMillis < TOLD_DELAY_MILLIS && untilMillis >= TOLD_DELAY_MILLIS) {
                tell(failure);
            }
            retry = getUtilityExecutor().schedule(() -> retry(untilMillis), delayMillis, TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private String clause(Exception failure) {
        boolean inUse = failure instanceof BindException
                && String.valueOf(failure.getMessage()).contains("in use");
        return "REST waits for port " + getPort() + (inUse ? ", which is in use" : ": " + failure.getMessage());
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
