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
 * Tomcat's connector with retries: a port in use stops neither the web server nor the process. The connector retries
 * with increasing delays on Tomcat's timer. It logs the conflict once, unless the port becomes free soon, because a
 * previous process keeps the port until the handover. Its clients are watched, so that slow ones do not block others.
 * Tomcat instantiates it by class name.
 */
public class RetryingHttp11NioProtocol extends Http11NioProtocol {
    private static final Logger LOGGER = LoggerFactory.getLogger(RetryingHttp11NioProtocol.class);
    private static final long MIN_DELAY_MILLIS = 10;
    private static final long MAX_DELAY_MILLIS = 30_000;

    /** Divisor: each delay is this fraction of the time waited so far. */
    private static final int DELAY_SHARE = 8;

    private static final long WATCH_INTERVAL_MILLIS = 250;

    /**
     * The kernel reports a socket as writable only when a third of its send buffer is free. With an automatically
     * enlarged buffer of several megabytes a slow link would appear stalled.
     */
    private static final int SEND_BUFFER_BYTES = 64 << 10;

    /**
     * Buffers of a connection; larger bodies and responses allocate their own. They are small because connections are
     * many.
     */
    private static final int READ_BYTES = 2 << 10;

    private static final int WRITE_BYTES = 4 << 10;

    /** Memory of a TLS connection relative to one without TLS. */
    private static final int SIZE_OF_TLS = 3;

    /** Retry delay after which the conflict is logged; a previous process that shuts down frees the port sooner. */
    private static final long TOLD_DELAY_MILLIS = 1_600;

    private final ClientWatch clients;
    private final WatchedEndpoint endpoint;
    private @Nullable ScheduledFuture<?> retry;
    private boolean stopped;
    private volatile Optional<String> portWait = Optional.empty();
    private List<ScheduledFuture<?>> watching = List.of();
    private long requestMillis = TimeUnit.MINUTES.toMillis(2);

    /** Called by Tomcat. */
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

    /** Returns the reason why the port is not bound yet, as a clause; empty if it is bound. */
    Optional<String> portWait() {
        return portWait;
    }

    /** Sets the time limit of a request and the counters of clients that were cut off. */
    void watch(Duration requestTime, CutClients cuts) {
        requestMillis = requestTime.toMillis();
        clients.count(cuts);
    }

    ClientWatch clients() {
        return clients;
    }

    /**
     * Binds the port before the start.
     *
     * @return true if the port is bound or binding is not required
     */
    // Tomcat declares Exception; the start retries.
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
        // Tomcat's read timeout must not apply: the watch limits the read of a body, counts the client and responds.
        setDisableUploadTimeout(false);
        setConnectionUploadTimeout((int) (2 * requestMillis));
        int connections = isSSLEnabled() ? getMaxConnections() / SIZE_OF_TLS : getMaxConnections();
        clients.limit(ClientLimits.of(requestMillis, getConnectionTimeout(), getMaxThreads(), connections));
        // Two tasks: a hanging file system blocks the second one, on one of Tomcat's two timer threads.
        watching = List.of(repeat(clients::cutOverdue), repeat(clients::cutRevoked));
        listen(0);
    }

    /** Begins a graceful shutdown: open requests that wait for their clients end soon. */
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

    // Tomcat declares Exception; the proxy continues after any of them.
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
